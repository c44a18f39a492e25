package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The codes that most services share; the query protocol has them without {@code Exception}, and some under other names. */
enum ServiceRefusals implements Refusals {
    /** Lambda and Bedrock. */
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
        return Duration.ofMinutes(5);
    }

    @Override
    public AwsError unsigned() {
        return new AwsError(403, unsigned, "Missing Authentication Token");
    }

    @Override
    public AwsError malformed(boolean presigned, String problem) {
        return new AwsError(this == QUERY ? 400 : 403, malformed, problem);
    }

    @Override
    public AwsError wrongRegion(String actual, String expected) {
        return new AwsError(403, mismatch, "Credential should be scoped to a valid region.");
    }

    @Override
    public AwsError wrongService(String actual, String expected) {
        return new AwsError(403, mismatch, "Credential should be scoped to correct service: '" + expected + "'.");
    }

    @Override
    public AwsError unknownKey() {
        return new AwsError(403, unknown, WRONG_CLIENT);
    }

    @Override
    public AwsError wrongToken() {
        return new AwsError(403, unknown, WRONG_CLIENT);
    }

    @Override
    public AwsError expiredToken() {
        return new AwsError(403, expired, "The security token included in the request is expired");
    }

    @Override
    public AwsError tooOld(Instant signed, Instant now) {
        return new AwsError(
                403,
                mismatch,
                "Signature expired: " + SigningTime.format(signed) + " is now earlier than "
                        + SigningTime.format(now.minus(skew())) + " (" + SigningTime.format(now) + " - 5 min.)");
    }

    @Override
    public AwsError tooNew(Instant signed, Instant now) {
        return new AwsError(
                403,
                mismatch,
                "Signature not yet current: " + SigningTime.format(signed) + " is still later than "
                        + SigningTime.format(now.plus(skew())) + " (" + SigningTime.format(now) + " + 5 min.)");
    }

    @Override
    public AwsError expired(Instant signed, Instant now) {
        return tooOld(signed, now);
    }

    @Override
    public AwsError headersNotSigned(List<String> names) {
        return new AwsError(
                403,
                mismatch,
                "'" + String.join("', '", names) + "' must be a 'SignedHeader' in the AWS Authorization.");
    }

    @Override
    public AwsError mismatch() {
        return new AwsError(
                403,
                mismatch,
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                        + " Access Key and signing method. Consult the service documentation for details.");
    }

    @Override
    public AwsError denied(String user, String action, String resource) {
        return new AwsError(
                403,
                denied,
                "User: " + user + " is not authorized to perform: " + action + " on resource: " + resource);
    }
}
