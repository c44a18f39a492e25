package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.AwsError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/** S3's own codes. */
record S3Refusals() implements Refusals {

    private static final HexFormat BYTES = HexFormat.ofDelimiter(" ");

    static AwsError invalidArgument(String message, String name, String value) {
        return new AwsError(400, "InvalidArgument", message)
                .with("ArgumentName", name)
                .with("ArgumentValue", value);
    }

    @Override
    public Duration skew() {
        return Duration.ofMinutes(15);
    }

    @Override
    public Duration lifetime(Duration asked) {
        return asked;
    }

    @Override
    public boolean lifetimeRequired() {
        return true;
    }

    @Override
    public ClaimRefusals inQuery() {
        return new S3ClaimRefusals("");
    }

    @Override
    public ClaimRefusals inHeader(String authorization) {
        return new S3ClaimRefusals(authorization);
    }

    @Override
    public AwsError unsigned() {
        return new AwsError(403, "AccessDenied", "Access Denied");
    }

    @Override
    public AwsError twoMechanisms(String authorization) {
        return invalidArgument(
                "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string"
                        + " parameter or the Authorization header should be specified",
                "Authorization",
                authorization);
    }

    @Override
    public AwsError unknownKey(String accessKeyId) {
        return new AwsError(
                        403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.")
                .with("AWSAccessKeyId", accessKeyId);
    }

    @Override
    public AwsError wrongToken(String token) {
        return new AwsError(400, "InvalidToken", "The provided token is malformed or otherwise invalid.")
                .with("Token-0", token);
    }

    @Override
    public AwsError expiredToken(String token) {
        return new AwsError(400, "ExpiredToken", "The provided token has expired.").with("Token-0", token);
    }

    @Override
    public AwsError tooOld(Instant signed, Instant now) {
        return new AwsError(
                        403,
                        "RequestTimeTooSkewed",
                        "The difference between the request time and the current time is too large.")
                .with("RequestTime", SigningTime.format(signed))
                .with("ServerTime", seconds(now))
                .with("MaxAllowedSkewMilliseconds", Long.toString(skew().toMillis()));
    }

    @Override
    public AwsError tooNew(SignatureClaim claim, Instant now) {
        if (claim.lifetime().isEmpty()) {
            return tooOld(claim.signed(), now);
        }
        return new AwsError(403, "AccessDenied", "Request is not yet valid")
                .with("X-Amz-Date", Long.toString(claim.signed().toEpochMilli()))
                .with("Expires", seconds(claim.signed().plus(claim.lifetime().get())))
                .with("ServerTime", seconds(now));
    }

    @Override
    public AwsError expired(Instant signed, Duration lifetime, Instant now) {
        return new AwsError(403, "AccessDenied", "Request has expired")
                .with("X-Amz-Expires", Long.toString(lifetime.toSeconds()))
                .with("Expires", seconds(signed.plus(lifetime)))
                .with("ServerTime", seconds(now));
    }

    @Override
    public AwsError headersNotSigned(List<String> names) {
        return new AwsError(403, "AccessDenied", "There were headers present in the request which were not signed")
                .with("HeadersNotSigned", String.join(", ", names));
    }

    @Override
    public AwsError mismatch(Mismatch mismatch) {
        return new AwsError(
                        403,
                        "SignatureDoesNotMatch",
                        "The request signature we calculated does not match the signature you provided. Check your key"
                                + " and signing method.")
                .with("AWSAccessKeyId", mismatch.accessKeyId())
                .with("StringToSign", mismatch.textToSign())
                .with("SignatureProvided", mismatch.signature())
                .with("StringToSignBytes", bytes(mismatch.textToSign()))
                .with("CanonicalRequest", mismatch.canonical())
                .with("CanonicalRequestBytes", bytes(mismatch.canonical()));
    }

    @Override
    public AwsError denied(String user, String action, String resource, String because) {
        if (because.isEmpty()) {
            // Source: IAM user guide, "Troubleshoot access denied error messages": S3 says more within an account only.
            return new AwsError(403, "AccessDenied", "Access Denied");
        }
        return new AwsError(
                403,
                "AccessDenied",
                "User: " + user + " is not authorized to perform: " + action + " on resource: \"" + resource + "\""
                        + because);
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String bytes(String text) {
        return BYTES.formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
