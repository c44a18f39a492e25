package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The codes that most services share; the query protocol has them without {@code Exception}, and some under other names. */
enum ServiceRefusals implements Refusals {
    /** Lambda, which shows what it computed the signature from. */
    LAMBDA(
            "MissingAuthenticationTokenException",
            "IncompleteSignatureException",
            "UnrecognizedClientException",
            "ExpiredTokenException",
            "InvalidSignatureException",
            "AccessDeniedException"),
    /** Bedrock. */
    JSON(
            "MissingAuthenticationTokenException",
            "IncompleteSignatureException",
            "UnrecognizedClientException",
            "ExpiredTokenException",
            "InvalidSignatureException",
            "AccessDeniedException"),
    /** STS. */
    QUERY(
            "MissingAuthenticationToken",
            "IncompleteSignature",
            "InvalidClientTokenId",
            "ExpiredToken",
            "SignatureDoesNotMatch",
            "AccessDenied");

    private static final String WRONG_CLIENT = "The security token included in the request is invalid.";

    private final String unsigned;
    private final String malformed;
    private final String unknown;
    private final String expired;
    private final String mismatch;
    private final String denied;

    ServiceRefusals(String unsigned, String malformed, String unknown, String expired, String mismatch, String denied) {
        this.unsigned = unsigned;
        this.malformed = malformed;
        this.unknown = unknown;
        this.expired = expired;
        this.mismatch = mismatch;
        this.denied = denied;
    }

    @Override
    public Duration skew() {
        return Duration.ofMinutes(this == QUERY ? 15 : 5);
    }

    /** STS takes a presigned request for a quarter of an hour, whatever it asks for. */
    @Override
    public Duration lifetime(Duration asked) {
        return this == QUERY ? skew() : asked;
    }

    @Override
    public boolean lifetimeRequired() {
        return false;
    }

    @Override
    public ClaimRefusals inQuery() {
        return new ServiceClaimRefusals(this, "");
    }

    @Override
    public ClaimRefusals inHeader(String authorization) {
        return new ServiceClaimRefusals(this, authorization);
    }

    /** A signature that can't be one. */
    AwsError incomplete(String problem) {
        return new AwsError(this == QUERY ? 400 : 403, malformed, problem);
    }

    /** A signature for something else. */
    AwsError invalid(String problem) {
        return new AwsError(403, mismatch, problem);
    }

    @Override
    public AwsError unsigned() {
        return new AwsError(
                403,
                unsigned,
                this == QUERY ? "Request is missing Authentication Token" : "Missing Authentication Token");
    }

    @Override
    public AwsError twoMechanisms(String authorization) {
        return incomplete("Only one auth mechanism allowed: the Authorization header or the query-string parameters.");
    }

    @Override
    public AwsError unknownKey(String accessKeyId) {
        return new AwsError(403, unknown, WRONG_CLIENT);
    }

    @Override
    public AwsError wrongToken(String token) {
        return new AwsError(403, unknown, WRONG_CLIENT);
    }

    @Override
    public AwsError expiredToken(String token) {
        return new AwsError(403, expired, "The security token included in the request is expired");
    }

    @Override
    public AwsError tooOld(Instant signed, Instant now) {
        return expired(signed, skew(), now);
    }

    @Override
    public AwsError tooNew(SignatureClaim claim, Instant now) {
        return invalid("Signature not yet current: " + SigningTime.format(claim.signed()) + " is still later than "
                + SigningTime.format(now.plus(skew())) + " (" + SigningTime.format(now) + " + " + skew().toMinutes()
                + " min.)");
    }

    @Override
    public AwsError expired(Instant signed, Duration lifetime, Instant now) {
        return invalid("Signature expired: " + SigningTime.format(signed) + " is now earlier than "
                + SigningTime.format(now.minus(lifetime)) + " (" + SigningTime.format(now) + " - "
                + lifetime.toMinutes() + " min.)");
    }

    @Override
    public AwsError headersNotSigned(List<String> names) {
        String header = names.contains("host") ? "'Host' or ':authority'" : "'" + String.join("', '", names) + "'";
        return invalid(header + " must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Override
    public AwsError mismatch(Mismatch difference) {
        String problem = "The request signature we calculated does not match the signature you provided. Check your"
                + " AWS Secret Access Key and signing method. Consult the service documentation for details.";
        return invalid(
                this == LAMBDA
                        ? problem + "\n\nThe Canonical String for this request should have been\n'"
                                + difference.canonical() + "'\n\nThe String-to-Sign should have been\n'"
                                + difference.textToSign() + "'\n"
                        : problem);
    }

    @Override
    public AwsError denied(String user, String action, String resource, String because) {
        return new AwsError(
                403,
                denied,
                "User: " + user + " is not authorized to perform: " + action + " on resource: " + resource + because);
    }
}
