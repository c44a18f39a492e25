package dev.sallyport.testkit.internal.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * A certificate in files that clients read.
 *
 * @param folder where they are
 * @param pem for OpenSSL's kin: the AWS CLI, Python, Node.js, curl
 * @param trustStore PKCS #12, for Java
 */
public record TrustFiles(Path folder, Path pem, Path trustStore) implements AutoCloseable {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /** Writes the certificate into a new temporary folder; the password protects nothing. */
    public static TrustFiles of(X509Certificate certificate, String password) throws IOException {
        Path folder = Files.createTempDirectory("sallyport-tls");
        TrustFiles files = new TrustFiles(folder, folder.resolve("ca.pem"), folder.resolve("ca.p12"));
        try (OutputStream out = Files.newOutputStream(files.trustStore)) {
            Files.writeString(
                    files.pem,
                    "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(certificate.getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("sandbox", certificate);
            store.store(out, password.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate can't be written", e);
        }
        return files;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(pem);
            Files.deleteIfExists(trustStore);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's certificate can't be deleted", e);
        }
    }
}
