package dev.sallyport.testkit.internal.s3;

import dev.sallyport.contract.Sha256;
import dev.sallyport.testkit.internal.billing.Meter;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.time.Ids;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The one bucket: its names, its objects and its uploads. Thread-safe. */
final class Bucket implements AutoCloseable {

    private static final int HOST_ID_BYTES = 56;

    private final Topology topology;
    private final ObjectFolder folder;
    private final Clock clock;
    private final RandomGenerator random;
    private final Instant created;
    private final VersionIds ids;
    private final ObjectStore objects;
    private final Uploads uploads = new Uploads();
    private final Billing billing;

    private Bucket(Topology topology, ObjectFolder folder, Clock clock, RandomGenerator random, Meter meter) {
        this.topology = topology;
        this.folder = folder;
        this.clock = clock;
        this.random = random;
        this.created = clock.instant();
        this.ids = new VersionIds(random);
        this.objects = new ObjectStore(clock, ids);
        this.billing = Billing.of(topology, meter);
    }

    static Bucket open(Topology topology, Clock clock, RandomGenerator random, Meter meter) throws IOException {
        return new Bucket(topology, ObjectFolder.open(), clock, random, meter);
    }

    String name() {
        return topology.a().bucket();
    }

    String region() {
        return topology.a().region();
    }

    /** S3 in its Region. */
    String host() {
        return topology.s3Host();
    }

    /** Who owns it. */
    String account() {
        return topology.a().account();
    }

    /** The owner's name in S3's own documents, which tells nobody the account. */
    String canonicalOwner() {
        return Sha256.hex(account().getBytes(StandardCharsets.UTF_8));
    }

    Instant created() {
        return created;
    }

    String arn() {
        return "arn:" + topology.partition() + ":s3:::" + name();
    }

    String arn(String key) {
        return arn() + "/" + key;
    }

    /** Where an object is to be found in the world. */
    String location(String key) {
        return "https://" + name() + "." + host() + "/" + FormText.encode(key);
    }

    Encryption encryption() {
        return new Encryption(Optional.ofNullable(topology.a().kmsKeyArn()));
    }

    BucketKey key() {
        return new BucketKey(topology);
    }

    /** With a KMS key an ETag is no hash of the content. */
    String etag(Sums sums) {
        return encryption().kmsKeyArn().isPresent() ? Ids.hex(random, 32) : sums.md5Hex();
    }

    Billing billing() {
        return billing;
    }

    ObjectFolder folder() {
        return folder;
    }

    ObjectStore objects() {
        return objects;
    }

    Uploads uploads() {
        return uploads;
    }

    VersionIds ids() {
        return ids;
    }

    Clock clock() {
        return clock;
    }

    /** What S3 calls the machine that answered. */
    String hostId() {
        byte[] id = new byte[HOST_ID_BYTES];
        random.nextBytes(id);
        return Base64.getEncoder().encodeToString(id);
    }

    /** Who expects another owner is refused like somebody without permission. */
    void checkOwner(Optional<String> expected) throws AwsError {
        if (expected.isPresent() && !expected.get().equals(account())) {
            throw S3Errors.accessDenied();
        }
    }

    /** Deletes all objects. */
    @Override
    public void close() {
        folder.close();
    }
}
