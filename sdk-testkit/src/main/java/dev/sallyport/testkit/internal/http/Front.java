package dev.sallyport.testkit.internal.http;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The listeners of the sandbox: HTTP/1.1 and HTTP/2 without TLS, each on a free port of 127.0.0.1. Thread-safe. */
public final class Front implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    /** Session tokens travel in headers and in presigned URLs. */
    private static final int HEADER_BYTES = 64 * 1024;
    /** A function may be silent for as long as it may run, 15 min. */
    private static final long IDLE_MILLIS = 20 * 60 * 1000L;

    private final Server server;
    private final Map<Listener, ServerConnector> connectors = new EnumMap<>(Listener.class);

    private Front(Map<Listener, AwsService> services, Reception reception) {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setName("sandbox");
        threads.setDaemon(true);
        server = new Server(threads);
        server.setStopTimeout(0);
        services.keySet().forEach(listener -> connectors.put(listener, connector(listener)));
        server.setErrorHandler(Front::bare);
        server.setHandler(handler(reception));
    }

    /**
     * Opens a listener for each service; each accepts when this returns.
     *
     * @param services the service behind each listener; one service may be behind several
     * @param journal takes each request that was answered
     * @throws IOException if a port can't be opened
     */
    public static Front start(
            Map<Listener, AwsService> services,
            Admission admission,
            Clock clock,
            RandomGenerator random,
            Journal journal)
            throws IOException {
        Front front = new Front(services, new Reception(services, admission, clock, random, journal));
        try {
            front.server.start();
        } catch (Exception e) {
            front.close();
            throw new IOException("the sandbox's listeners can't be opened", e);
        }
        return front;
    }

    /**
     * Where the listener is, {@code http://127.0.0.1:port}.
     *
     * @throws IllegalArgumentException if there is no service behind it
     */
    public URI uri(Listener listener) {
        ServerConnector connector = connectors.get(listener);
        if (connector == null) {
            throw new IllegalArgumentException("nothing is behind " + listener);
        }
        return URI.create("http://" + HOST + ":" + connector.getLocalPort());
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

    private ServerConnector connector(Listener listener) {
        HttpConfiguration http = configuration();
        HTTP2CServerConnectionFactory h2c = new HTTP2CServerConnectionFactory(http);
        h2c.setStreamIdleTimeout(IDLE_MILLIS);
        ServerConnector connector =
                new ServerConnector(server, null, null, null, 1, 1, new HttpConnectionFactory(http), h2c);
        connector.setName(listener.name());
        connector.setHost(HOST);
        connector.setPort(0);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        return connector;
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        // Header values are signed: Jetty's cache would turn charset=UTF-8 into utf-8.
        http.setHeaderCacheCaseSensitive(true);
        // Keys are opaque to S3, and an inference profile's ARN has %2F: no path is refused or rewritten.
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }
}
