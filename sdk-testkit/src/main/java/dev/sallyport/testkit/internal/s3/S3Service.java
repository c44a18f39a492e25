package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.billing.Meter;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.XmlText;
import dev.sallyport.testkit.internal.time.Timeline;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** S3 with the topology's bucket. Objects live in a temporary folder until it is closed. Thread-safe. */
public final class S3Service implements AwsService, AutoCloseable {

    private final Bucket bucket;
    private final Meter meter;

    private S3Service(Bucket bucket, Meter meter) {
        this.bucket = bucket;
        this.meter = meter;
    }

    /**
     * S3 with an empty bucket that keeps versions.
     *
     * @throws IOException if there is no place for objects
     */
    public static S3Service open(Topology topology, Timeline timeline, RandomGenerator random, Meter meter)
            throws IOException {
        return new S3Service(Bucket.open(topology, timeline.clock(), random), meter);
    }

    /** Switches versioning; while it is off, an upload answers no version and replaces the one before. */
    public void versioning(boolean on) {
        bucket.versioning(on);
    }

    @Override
    public String signingName() {
        return "s3";
    }

    @Override
    public String requestIdHeader() {
        return "x-amz-request-id";
    }

    @Override
    public Call call(AwsRequest request) throws AwsError {
        ObjectPath path = ObjectPath.of(request);
        String tier = request.method().equals("PUT") ? "Requests-Tier1" : "Requests-Tier2";
        meter.add(bucket.account(), "AmazonS3", tier, BigDecimal.ONE, Meter.REQUESTS);
        if (path.bucket().isEmpty()) {
            return new UnbuiltOperation("s3:ListAllMyBuckets", "*");
        }
        if (!path.bucket().equals(bucket.name())) {
            throw S3Errors.noSuchBucket();
        }
        if (path.key().isEmpty()) {
            return UnbuiltOperation.onBucket(bucket, request);
        }
        return switch (request.method()) {
            case "DELETE" -> new UnbuiltOperation("s3:DeleteObject", bucket.arn(path.key()));
            case "PUT" -> PutObject.of(bucket, path.key(), request);
            case "GET", "HEAD" -> GetObject.of(bucket, path.key(), request);
            default -> throw S3Errors.notImplemented(request.method());
        };
    }

    @Override
    public void write(AwsError error, String requestId, AwsResponse response) throws IOException {
        // The front's name for what nobody foresaw is InternalError here.
        String code = error.status() == 500 ? "InternalError" : error.code();
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>"
                + XmlText.element("Code", code)
                + XmlText.element("Message", String.valueOf(error.getMessage()))
                + details(error)
                + XmlText.element("RequestId", requestId)
                + "</Error>";
        if (error.status() == 304) {
            return;
        }
        response.header("Content-Type", "application/xml");
        response.body().write(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String details(AwsError error) {
        StringBuilder xml = new StringBuilder();
        error.details().forEach((name, value) -> xml.append(XmlText.element(name, value)));
        return xml.toString();
    }

    /** Deletes all objects. */
    @Override
    public void close() {
        bucket.close();
    }
}
