package dev.sallyport.testkit.doors;

import dev.sallyport.testkit.CertificateAuthority;
import dev.sallyport.testkit.fixture.EventLoops;
import dev.sallyport.testkit.fixture.TrustedAuthority;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Optional;
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

    private Transport(String scheme, Optional<String> tlsVersion, Optional<CertificateAuthority> trusted) {
        this.scheme = scheme;
        this.tlsVersion = tlsVersion;
        Apache5HttpClient.Builder sync = Apache5HttpClient.builder();
        var netty = EventLoops.netty();
        HttpClient.Builder client = HttpClient.newBuilder();
        trusted.ifPresent(authority -> {
            sync.tlsTrustManagersProvider(() -> TrustedAuthority.managers(authority));
            netty.tlsTrustManagersProvider(() -> TrustedAuthority.managers(authority));
            client.sslContext(TrustedAuthority.context(authority));
        });
        this.http = sync.build();
        this.async = netty.build();
        this.plain = client.build();
    }

    /** Plain HTTP to a sandbox without TLS, which takes it for TLS 1.3. */
    static Transport assumedSecure() {
        return new Transport("http", Optional.of("1.3"), Optional.empty());
    }

    /** Plain HTTP to a sandbox with TLS. */
    static Transport insecure() {
        return new Transport("http", Optional.empty(), Optional.empty());
    }

    /** TLS, trusting the sandbox's authority; its version as the JDK and the sandbox agree on it. */
    static Transport secure(CertificateAuthority authority) {
        return new Transport("https", Optional.of("1.3"), Optional.of(authority));
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

    @Override
    public void close() {
        http.close();
        async.close();
    }
}
