package dev.sallyport.testkit.internal.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs the sandbox's own certificate; nothing else was or will be signed with its key. */
public final class ThrowAwayAuthority {

    /** A sandbox that runs longer has to be started anew. */
    private static final Duration VALIDITY = Duration.ofDays(30);

    private static final X500Name NAME = new X500Name("CN=Sallyport sandbox throw-away authority");
    private static final X500Name SERVER = new X500Name("CN=Sallyport sandbox");

    private final SecureRandom random = new SecureRandom();
    private final Instant now = Instant.now();
    private final KeyPair key;
    private final X509Certificate certificate;

    /** A new authority with a new key. */
    public ThrowAwayAuthority() {
        try {
            key = newKey();
            certificate = signed(builder(NAME, key)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign)));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("no certificate authority can be made", e);
        }
    }

    /** What clients have to trust. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** A new key and certificate for this machine's own names and those of virtual-host style buckets on it. */
    public KeyStore server(char[] password) {
        try {
            KeyPair server = newKey();
            X509Certificate signed = signed(builder(SERVER, server)
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(Extension.subjectAlternativeName, false, names()));
            return store(server.getPrivate(), password, List.of(signed, certificate));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("no server certificate can be made", e);
        }
    }

    private static GeneralNames names() {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1"),
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.dNSName, "*.localhost")
        });
    }

    private static KeyStore store(PrivateKey key, char[] password, List<X509Certificate> chain)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("sandbox", key, password, chain.toArray(Certificate[]::new));
        return store;
    }

    private KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair subjectKey) {
        return new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(128, random),
                // Clocks of containers and their hosts differ a little.
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(VALIDITY)),
                subject,
                subjectKey.getPublic());
    }

    private X509Certificate signed(X509v3CertificateBuilder builder)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
    }
}
