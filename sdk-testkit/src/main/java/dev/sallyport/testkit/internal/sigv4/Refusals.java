package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What one kind of service answers to a request that it doesn't accept, in AWS's codes and words. */
interface Refusals {

    static Refusals of(String signingName) {
        return switch (signingName) {
            case "s3" -> new S3Refusals();
            case "sts" -> ServiceRefusals.QUERY;
            case "lambda" -> ServiceRefusals.LAMBDA;
            default -> ServiceRefusals.JSON;
        };
    }

    /** How far the clocks may be apart. */
    Duration skew();

    /** How long a presigned request is good that asks for that. */
    Duration lifetime(Duration asked);

    /** Whether a presigned request must say how long it is good. */
    boolean lifetimeRequired();

    /** For a signature in the query. */
    ClaimRefusals inQuery();

    /** For a signature in that Authorization header. */
    ClaimRefusals inHeader(String authorization);

    AwsError unsigned();

    /** A signature in the header and one in the query. */
    AwsError twoMechanisms(String authorization);

    AwsError unknownKey(String accessKeyId);

    AwsError wrongToken(String token);

    AwsError expiredToken(String token);

    AwsError tooOld(Instant signed, Instant now);

    /** Signed in the future. */
    AwsError tooNew(SignatureClaim claim, Instant now);

    /** A presigned request after its time. */
    AwsError expired(Instant signed, Duration lifetime, Instant now);

    AwsError headersNotSigned(List<String> names);

    AwsError mismatch(Mismatch mismatch);

    /** What isn't allowed; {@code because} begins with a space or is empty. */
    AwsError denied(String user, String action, String resource, String because);
}
