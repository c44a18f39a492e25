package dev.sallyport.testkit.internal.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Lambda's Runtime API. Each environment has a port of its own, so that what comes in on it can only be that environment's
 * and one can never answer for another.
 */
final class RuntimeApi extends Handler.Abstract implements AutoCloseable {

    private static final String BASE = "/2018-06-01/runtime/";
    private static final Pattern ANSWER = Pattern.compile(BASE + "invocation/([^/]+)/(response|error)");

    private final ProcessWorkers workers;
    private final Server server;
    private final Map<Connector, Environment> environments = new ConcurrentHashMap<>();

    RuntimeApi(ProcessWorkers workers) {
        this.workers = workers;
        QueuedThreadPool threads = new QueuedThreadPool(500, 4);
        threads.setName("sandbox-runtime");
        threads.setDaemon(true);
        server = new Server(threads);
        server.setHandler(this);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the Runtime API can't be started", e);
        }
    }

    /** Opens a port for the environment. */
    int open(Environment environment) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 0, 1, new HttpConnectionFactory(configuration));
        connector.setHost("127.0.0.1");
        // A poll may wait for as long as nobody calls.
        connector.setIdleTimeout(0);
        server.addConnector(connector);
        environments.put(connector, environment);
        try {
            connector.start();
        } catch (Exception e) {
            throw new IllegalStateException("no free port for the Runtime API", e);
        }
        return connector.getLocalPort();
    }

    /** Closes the environment's port. */
    void shut(Environment environment) {
        environments.forEach((connector, owner) -> {
            if (owner == environment) {
                environments.remove(connector);
                stop(connector);
                server.removeConnector(connector);
            }
        });
    }

    private static void stop(Connector connector) {
        try {
            connector.stop();
        } catch (Exception e) {
            throw new IllegalStateException("a port of the Runtime API can't be closed", e);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Environment environment =
                environments.get(request.getConnectionMetaData().getConnector());
        String path = request.getHttpURI().getPath();
        Matcher answer = ANSWER.matcher(path);
        if (environment == null) {
            callback.failed(new IllegalStateException("the environment is gone"));
        } else if (path.equals(BASE + "invocation/next")) {
            workers.idle(environment, new Poll(response, callback));
        } else if (path.equals(BASE + "init/error")) {
            new Answer(environment, request, response, callback).initError();
        } else if (answer.matches()) {
            Answer posted = new Answer(environment, request, response, callback);
            posted.to(answer.group(1), answer.group(2).equals("error"));
        } else {
            Response.writeError(request, response, callback, 404);
        }
        return true;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the Runtime API can't be stopped", e);
        }
    }
}
