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
            default -> ServiceRefusals.JSON;
        };
    }

    /** How far the clocks may be apart. */
    Duration skew();

    AwsError unsigned();

    AwsError malformed(boolean presigned, String problem);

    AwsError wrongRegion(String actual, String expected);

    AwsError wrongService(String actual, String expected);

    AwsError unknownKey();

    AwsError wrongToken();

    AwsError expiredToken();

    AwsError tooOld(Instant signed, Instant now);

    AwsError tooNew(Instant signed, Instant now);

    /** A presigned request after its time. */
    AwsError expired(Instant signed, Instant now);

    AwsError headersNotSigned(List<String> names);

    AwsError mismatch();

    AwsError denied(String user, String action, String resource);
}
