package dev.sallyport.testkit;

import java.nio.file.Path;
import java.security.cert.X509Certificate;

/**
 * The authority that signed a sandbox's certificate: made for this one sandbox, its key never written down. It names
 * {@code 127.0.0.1}, {@code ::1}, {@code localhost} and {@code *.localhost}. Trust it in tests only.
 *
 * @param certificate what clients have to trust
 * @param pem the same in a file for the AWS CLI and Python ({@code AWS_CA_BUNDLE}), Node.js ({@code NODE_EXTRA_CA_CERTS})
 *     and curl ({@code --cacert})
 * @param trustStore the same in a PKCS #12 file for Java ({@code javax.net.ssl.trustStore}), with the password {@value
 *     #TRUST_STORE_PASSWORD}. Both files are gone when the sandbox is closed
 */
public record CertificateAuthority(X509Certificate certificate, Path pem, Path trustStore) {

    /** Protects nothing: what is in the trust store is public. */
    public static final String TRUST_STORE_PASSWORD = "changeit";
}
