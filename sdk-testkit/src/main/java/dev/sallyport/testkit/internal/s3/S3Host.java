package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the host of a request names. Sources: S3 user guide, "Virtual hosting of general purpose buckets" and "AWS
 * PrivateLink for Amazon S3". A host that isn't one of S3's has the bucket in the path.
 *
 * @param bucket the bucket; empty where the path names it
 * @param region the Region, if the host says one
 */
record S3Host(String bucket, Optional<String> region) {

    private static final String REGION = "(?<region>[a-z]{2}(?:-[a-z]+)+-\\d)";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("(?<bucket>.+)\\.localhost"),
            Pattern.compile("(?:(?<bucket>.+)\\.)?bucket\\.vpce-[0-9a-z-]+\\.s3\\." + REGION
                    + "\\.vpce\\.amazonaws\\.com(?:\\.cn)?"),
            Pattern.compile(
                    "(?:(?<bucket>.+)\\.)?s3(?:-fips)?(?:\\.dualstack)?\\." + REGION + "\\.amazonaws\\.com(?:\\.cn)?"));
    private static final Pattern UNBUILT =
            Pattern.compile("(?:.+\\.)?(?:accesspoint|control)\\.vpce-.*|.*\\.s3-(?!fips)[a-z-]+\\..*");

    static S3Host of(AwsRequest request) throws AwsError {
        String host = request.header("host").orElse("").toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
        if (UNBUILT.matcher(host).matches()) {
            throw S3Errors.notImplemented("this kind of endpoint");
        }
        for (Pattern form : FORMS) {
            Matcher matcher = form.matcher(host);
            if (matcher.matches()) {
                Optional<String> region =
                        form.pattern().contains("?<region>") ? Optional.of(matcher.group("region")) : Optional.empty();
                return new S3Host(Optional.ofNullable(matcher.group("bucket")).orElse(""), region);
            }
        }
        return new S3Host("", Optional.empty());
    }

    /** A bucket is asked in its own Region. */
    void check(Bucket its) throws AwsError {
        if (region.isPresent() && !region.get().equals(its.region())) {
            throw new AwsError(
                            301,
                            "PermanentRedirect",
                            "The bucket you are attempting to access must be addressed using the specified endpoint."
                                    + " Please send all future requests to this endpoint.",
                            Map.of("x-amz-bucket-region", its.region()))
                    .with("Endpoint", its.host())
                    .with("Bucket", its.name());
        }
    }
}
