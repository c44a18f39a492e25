package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.contract.Sha256;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.iam.CredentialStore;
import dev.sallyport.testkit.internal.iam.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Believes a request's signature or refuses the request. Thread-safe. */
final class SignatureVerifier {

    /** The SDK for JavaScript signs HTTP/2's own name for the host. */
    private static final String AUTHORITY = ":authority";

    private final CredentialStore credentials;
    private final Map<Listener, Set<String>> regions;
    private final Clock clock;

    SignatureVerifier(CredentialStore credentials, Map<Listener, Set<String>> regions, Clock clock) {
        this.credentials = credentials;
        this.regions = regions;
        this.clock = clock;
    }

    Verified verify(String service, AwsRequest request) throws AwsError, IOException {
        Refusals refusals = Refusals.of(service);
        SignatureClaim claim = new ClaimParser(request, refusals).parse();
        checkScope(claim, service, request.listener());
        Session session = session(claim, refusals);
        checkTime(claim, refusals);
        checkSignedHeaders(claim, request, refusals);
        Payload payload = Payload.of(service, claim, request);
        SigningKey key = new SigningKey(session.secretAccessKey(), claim.scope());
        String canonical = canonical(service, claim, request, payload);
        String text = textToSign(claim.signed(), claim.scope(), canonical);
        if (!same(key.sign(text), claim.signature())) {
            throw refusals.mismatch(new Mismatch(claim.credential().accessKeyId(), claim.signature(), text, canonical));
        }
        return new Verified(
                session, payload.opened(key, claim, canonical), claim.scope().region());
    }

    private static String canonical(String service, SignatureClaim claim, AwsRequest request, Payload payload) {
        CanonicalRequest.PathRule rule =
                service.equals("s3") ? CanonicalRequest.PathRule.ONCE : CanonicalRequest.PathRule.TWICE;
        return CanonicalRequest.of(request, claim.signedHeaders(), payload.hash(), rule);
    }

    static String textToSign(Instant signed, CredentialScope scope, String canonical) {
        return String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                SigningTime.format(signed),
                scope.toString(),
                Sha256.hex(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    /** Takes the same time wherever the two differ. */
    static boolean same(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }

    private void checkScope(SignatureClaim claim, String service, Listener listener) throws AwsError {
        if (!claim.scope().service().equals(service)) {
            throw claim.refusals().service(claim.scope().service(), service);
        }
        Set<String> expected = regions.getOrDefault(listener, Set.of());
        if (!expected.contains(claim.scope().region())) {
            throw claim.refusals().region(claim.scope().region(), String.join(" or ", expected));
        }
    }

    private Session session(SignatureClaim claim, Refusals refusals) throws AwsError {
        String accessKeyId = claim.credential().accessKeyId();
        Session session = credentials.find(accessKeyId).orElseThrow(() -> refusals.unknownKey(accessKeyId));
        // All keys here are temporary: without its token such a key doesn't exist.
        String token = claim.token().orElseThrow(() -> refusals.unknownKey(accessKeyId));
        if (!same(session.token(), token)) {
            throw refusals.wrongToken(token);
        }
        if (!clock.instant().isBefore(session.expires())) {
            throw refusals.expiredToken(token);
        }
        return session;
    }

    private void checkTime(SignatureClaim claim, Refusals refusals) throws AwsError {
        Instant now = clock.instant();
        Instant signed = claim.signed();
        if (signed.isAfter(now.plus(refusals.skew()))) {
            throw refusals.tooNew(claim, now);
        }
        if (claim.lifetime().isPresent()) {
            if (now.isAfter(signed.plus(claim.lifetime().get()))) {
                throw refusals.expired(signed, claim.lifetime().get(), now);
            }
        } else if (signed.isBefore(now.minus(refusals.skew()))) {
            throw refusals.tooOld(signed, now);
        }
    }

    private static void checkSignedHeaders(SignatureClaim claim, AwsRequest request, Refusals refusals)
            throws AwsError {
        List<String> missing = request.headers().keySet().stream()
                .filter(name -> name.equals("host") || name.startsWith("x-amz-"))
                .filter(name -> !claim.signedHeaders().contains(name))
                .filter(name -> !(name.equals("host") && claim.signedHeaders().contains(AUTHORITY)))
                .toList();
        if (!missing.isEmpty()) {
            throw refusals.headersNotSigned(missing);
        }
    }

    /**
     * A request that was signed by whom it says.
     *
     * @param session whose credentials signed it
     * @param request the request, its body verified while it is read
     * @param region the Region that it was signed for
     */
    record Verified(Session session, AwsRequest request, String region) {}
}
