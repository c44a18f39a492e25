package dev.sallyport.testkit.doors;

import dev.sallyport.testkit.CertificateAuthority;
import dev.sallyport.testkit.fixture.EventLoops;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/** How requests get there, and the connections that all askers share. */
final class Transport implements AutoCloseable {

    private final String scheme;
    private final Optional<String> tlsVersion;
    private final SdkHttpClient http;
    private final SdkAsyncHttpClient async;
    private final HttpClient plain;

    private Transport(String scheme, Optional<String> tlsVersion, TrustManager[] trusted) {
        this.scheme = scheme;
        this.tlsVersion = tlsVersion;
        Apache5HttpClient.Builder sync = Apache5HttpClient.builder();
        var netty = EventLoops.netty();
        HttpClient.Builder client = HttpClient.newBuilder();
        if (trusted.length > 0) {
            sync.tlsTrustManagersProvider(() -> trusted);
            netty.tlsTrustManagersProvider(() -> trusted);
            client.sslContext(context(trusted));
        }
        this.http = sync.build();
        this.async = netty.build();
        this.plain = client.build();
    }

    /** Plain HTTP to a sandbox without TLS, which takes it for TLS 1.3. */
    static Transport assumedSecure() {
        return new Transport("http", Optional.of("1.3"), new TrustManager[0]);
    }

    /** Plain HTTP to a sandbox with TLS. */
    static Transport insecure() {
        return new Transport("http", Optional.empty(), new TrustManager[0]);
    }

    /** TLS, trusting the sandbox's authority; its version as the JDK and the sandbox agree on it. */
    static Transport secure(CertificateAuthority authority) {
        return new Transport("https", Optional.of("1.3"), managers(authority));
    }

    /** As the context key says it; empty without TLS. */
    Optional<String> tlsVersion() {
        return tlsVersion;
    }

    SdkHttpClient http() {
        return http;
    }

    SdkAsyncHttpClient async() {
        return async;
    }

    HttpClient plain() {
        return plain;
    }

    URI reached(URI endpoint) {
        return URI.create(scheme + "://" + endpoint.getRawAuthority());
    }

    private static SSLContext context(TrustManager[] trusted) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TrustManager[] managers(CertificateAuthority authority) {
        try (InputStream in = Files.newInputStream(authority.trustStore())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, CertificateAuthority.TRUST_STORE_PASSWORD.toCharArray());
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        async.close();
    }
}
