package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** S3's own codes. */
record S3Refusals() implements Refusals {

    @Override
    public Duration skew() {
        return Duration.ofMinutes(15);
    }

    @Override
    public AwsError unsigned() {
        return new AwsError(403, "AccessDenied", "Access Denied");
    }

    @Override
    public AwsError malformed(boolean presigned, String problem) {
        return presigned
                ? new AwsError(400, "AuthorizationQueryParametersError", problem)
                : new AwsError(
                        400, "AuthorizationHeaderMalformed", "The authorization header is malformed; " + problem);
    }

    @Override
    public AwsError wrongRegion(String actual, String expected) {
        return new AwsError(
                400,
                "AuthorizationHeaderMalformed",
                "The authorization header is malformed; the region '" + actual + "' is wrong; expecting '" + expected
                        + "'",
                Map.of("x-amz-bucket-region", expected));
    }

    @Override
    public AwsError wrongService(String actual, String expected) {
        return new AwsError(
                400,
                "AuthorizationHeaderMalformed",
                "The authorization header is malformed; incorrect service \"" + actual
                        + "\". This endpoint belongs to \"" + expected + "\".");
    }

    @Override
    public AwsError unknownKey() {
        return new AwsError(
                403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
    }

    @Override
    public AwsError wrongToken() {
        return new AwsError(400, "InvalidToken", "The provided token is malformed or otherwise invalid.");
    }

    @Override
    public AwsError expiredToken() {
        return new AwsError(400, "ExpiredToken", "The provided token has expired.");
    }

    @Override
    public AwsError tooOld(Instant signed, Instant now) {
        return new AwsError(
                403,
                "RequestTimeTooSkewed",
                "The difference between the request time and the current time is too large.");
    }

    @Override
    public AwsError tooNew(Instant signed, Instant now) {
        return tooOld(signed, now);
    }

    @Override
    public AwsError expired(Instant signed, Instant now) {
        return new AwsError(403, "AccessDenied", "Request has expired");
    }

    @Override
    public AwsError headersNotSigned(List<String> names) {
        return new AwsError(403, "AccessDenied", "There were headers present in the request which were not signed");
    }

    @Override
    public AwsError mismatch() {
        return new AwsError(
                403,
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match the signature you provided. Check your key and"
                        + " signing method.");
    }

    @Override
    public AwsError denied(String user, String action, String resource) {
        return new AwsError(
                403,
                "AccessDenied",
                "User: " + user + " is not authorized to perform: " + action + " on resource: \"" + resource + "\"");
    }
}
