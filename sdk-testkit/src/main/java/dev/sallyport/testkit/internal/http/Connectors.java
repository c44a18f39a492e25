package dev.sallyport.testkit.internal.http;

import java.nio.ByteBuffer;
import java.security.KeyStore;
import java.util.Optional;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * How a listener speaks: HTTP/1.1 and HTTP/2, told apart by the first bytes, or with TLS by ALPN.
 *
 * @param key the server's key and certificate; without it there is no TLS
 * @param password of the key
 */
record Connectors(Optional<KeyStore> key, String password) {

    static final String HOST = "127.0.0.1";
    /** Session tokens travel in headers and in presigned URLs. */
    private static final int HEADER_BYTES = 64 * 1024;
    /** A function may be silent for as long as it may run, 15 min. */
    private static final long IDLE_MILLIS = 20 * 60 * 1000L;
    /** A burst of clients waits here until it is accepted, where the system allows as many. */
    private static final int BACKLOG = 2_048;

    ServerConnector open(Server server, Listener listener) {
        ConnectionFactory[] factories = key.map(this::secured).orElseGet(Connectors::plain);
        ServerConnector connector = new ServerConnector(server, null, null, null, 1, 1, factories);
        connector.setName(listener.name());
        connector.setHost(HOST);
        connector.setPort(0);
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(IDLE_MILLIS);
        return connector;
    }

    private static ConnectionFactory[] plain() {
        HttpConfiguration http = configuration();
        HTTP2CServerConnectionFactory h2c = new HTTP2CServerConnectionFactory(http);
        h2c.setStreamIdleTimeout(IDLE_MILLIS);
        return new ConnectionFactory[] {new HttpConnectionFactory(http), h2c};
    }

    private ConnectionFactory[] secured(KeyStore store) {
        HttpConfiguration https = configuration();
        // Clients call an address or a bucket's name; which certificate they get doesn't depend on it.
        https.addCustomizer(new SecureRequestCustomizer(false));
        HTTP2ServerConnectionFactory h2 = new HTTP2ServerConnectionFactory(https);
        h2.setStreamIdleTimeout(IDLE_MILLIS);
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStore(store);
        tls.setKeyManagerPassword(password);
        tls.setSniRequired(false);
        SslConnectionFactory handshake = new SslConnectionFactory(tls, alpn.getProtocol());
        return new ConnectionFactory[] {
            new WithOrWithoutTls(handshake), handshake, alpn, h2, new HttpConnectionFactory(https)
        };
    }

    /** Who comes without TLS is heard, as by AWS's endpoints, and told by the policies what they think of it. */
    private static final class WithOrWithoutTls extends DetectorConnectionFactory {
        WithOrWithoutTls(SslConnectionFactory handshake) {
            super(handshake);
        }

        @Override
        protected void nextProtocol(Connector connector, EndPoint endPoint, ByteBuffer buffer) {
            upgradeToConnectionFactory(
                    connector.getConnectionFactory(HttpConnectionFactory.class), connector, endPoint);
        }
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

    String scheme() {
        return key.isPresent() ? "https" : "http";
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Connectors[" + scheme() + "]";
    }
}
