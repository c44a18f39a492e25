package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.billing.Meter;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.time.Ids;
import dev.sallyport.testkit.internal.time.Timeline;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** S3 with the topology's bucket. Objects live in a temporary folder until it is closed. Thread-safe. */
public final class S3Service implements AwsService, AutoCloseable {

    /** What S3 calls itself in every answer. */
    static final String SERVER = "AmazonS3";

    private static final int REQUEST_ID_DIGITS = 16;

    private final Bucket bucket;

    private S3Service(Bucket bucket) {
        this.bucket = bucket;
    }

    /**
     * S3 with an empty bucket that keeps versions.
     *
     * @throws IOException if there is no place for objects
     */
    public static S3Service open(Topology topology, Timeline timeline, RandomGenerator random, Meter meter)
            throws IOException {
        return new S3Service(Bucket.open(topology, timeline.clock(), random, meter));
    }

    /** Switches versioning; while it is off, an upload answers no version and replaces the one before. */
    public void versioning(boolean on) {
        bucket.objects().versioning(on);
    }

    @Override
    public String signingName() {
        return "s3";
    }

    @Override
    public String newRequestId(RandomGenerator random) {
        return Ids.hex(random, REQUEST_ID_DIGITS).toUpperCase(Locale.ROOT);
    }

    @Override
    public String requestIdHeader() {
        return "x-amz-request-id";
    }

    @Override
    public Call call(AwsRequest http) throws AwsError {
        S3Host host = S3Host.of(http);
        ObjectPath path = ObjectPath.of(http, host);
        S3Request request = S3Request.of(http, path.key());
        if (path.bucket().isEmpty()) {
            return Routes.call(bucket, request, "service");
        }
        if (!path.bucket().equals(bucket.name())) {
            throw S3Errors.noSuchBucket(path.bucket());
        }
        host.check(bucket);
        return Routes.call(bucket, request, path.key().isEmpty() ? "bucket" : "object");
    }

    @Override
    public void write(AwsError error, String requestId, AwsResponse response) throws IOException {
        String hostId = bucket.hostId();
        response.header("x-amz-id-2", hostId);
        response.header("Server", SERVER);
        if (error.status() == 304) {
            return;
        }
        // The front's name for what nobody foresaw is InternalError here.
        Xml xml = Xml.error()
                .element("Code", error.status() == 500 ? "InternalError" : error.code())
                .element("Message", String.valueOf(error.getMessage()));
        error.details().forEach(xml::element);
        xml.element("RequestId", requestId).element("HostId", hostId).send(response);
    }

    /** Where the bytes are, for a test to look at. */
    ObjectFolder folder() {
        return bucket.folder();
    }

    /** Deletes all objects. */
    @Override
    public void close() {
        bucket.close();
    }
}
