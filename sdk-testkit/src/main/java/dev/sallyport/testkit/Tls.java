package dev.sallyport.testkit;

import dev.sallyport.testkit.internal.tls.ThrowAwayAuthority;
import dev.sallyport.testkit.internal.tls.TrustFiles;
import java.io.IOException;
import java.security.KeyStore;

/**
 * TLS on a sandbox's listeners.
 *
 * @param authority what clients have to trust
 * @param files where that is written
 * @param server the listeners' own key
 */
record Tls(CertificateAuthority authority, TrustFiles files, KeyStore server) implements AutoCloseable {

    /** Of a key that never leaves this JVM. */
    static final String KEY_PASSWORD = "in memory";

    static Tls start() throws IOException {
        ThrowAwayAuthority signer = new ThrowAwayAuthority();
        TrustFiles files = TrustFiles.of(signer.certificate(), CertificateAuthority.TRUST_STORE_PASSWORD);
        return new Tls(
                new CertificateAuthority(signer.certificate(), files.pem(), files.trustStore()),
                files,
                signer.server(KEY_PASSWORD.toCharArray()));
    }

    /** What makes a JVM trust the authority, and nobody else. */
    String javaOptions() {
        return "-Djavax.net.ssl.trustStore=" + files.trustStore() + " -Djavax.net.ssl.trustStoreType=PKCS12"
                + " -Djavax.net.ssl.trustStorePassword=" + CertificateAuthority.TRUST_STORE_PASSWORD;
    }

    @Override
    public void close() {
        files.close();
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Tls[" + authority.certificate().getSerialNumber() + "]";
    }
}
