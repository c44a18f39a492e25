package dev.sallyport.testkit.internal.http;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The listeners of the sandbox: HTTP/1.1 and HTTP/2, each on a free port of 127.0.0.1. Thread-safe. */
public final class Front implements AutoCloseable {

    /** As many requests are worked on at once: more than the invocations that may wait for what a function asks here. */
    private static final int THREADS = 2048;

    private final Server server;
    private final Connectors form;
    private final Map<Listener, ServerConnector> connectors = new EnumMap<>(Listener.class);

    private Front(Map<Listener, AwsService> services, Reception reception, Connectors form) {
        this.form = form;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("sandbox");
        threads.setDaemon(true);
        server = new Server(threads);
        server.setStopTimeout(0);
        for (Listener listener : services.keySet()) {
            ServerConnector connector = form.open(server, listener);
            server.addConnector(connector);
            connectors.put(listener, connector);
        }
        server.setErrorHandler(Front::bare);
        server.setHandler(handler(reception));
    }

    /**
     * Opens a listener for each service; each accepts when this returns.
     *
     * @param services the service behind each listener; one service may be behind several
     * @throws IOException if a port can't be opened
     */
    public static Front start(Map<Listener, AwsService> services, Admission admission, Surroundings surroundings)
            throws IOException {
        Front front = new Front(
                services,
                new Reception(services, admission, surroundings),
                new Connectors(surroundings.key(), surroundings.password()));
        try {
            front.server.start();
        } catch (Exception e) {
            front.close();
            throw new IOException("the sandbox's listeners can't be opened", e);
        }
        return front;
    }

    /**
     * Where the listener is, {@code http://127.0.0.1:port} or with {@code https}.
     *
     * @throws IllegalArgumentException if there is no service behind it
     */
    public URI uri(Listener listener) {
        ServerConnector connector = connectors.get(listener);
        if (connector == null) {
            throw new IllegalArgumentException("nothing is behind " + listener);
        }
        return URI.create(form.scheme() + "://" + Connectors.HOST + ":" + connector.getLocalPort());
    }

    /** Closes the listeners and cuts what is still under way. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the sandbox's listeners can't be closed", e);
        }
    }

    /** What isn't even HTTP gets a status; Jetty's own page would quote the request. */
    private static boolean bare(Request request, Response response, Callback callback) {
        response.write(true, ByteBuffer.allocate(0), callback);
        return true;
    }

    private static Handler handler(Reception reception) {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                reception.receive(request, response, callback);
                return true;
            }
        };
    }
}
