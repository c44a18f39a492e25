package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The one bucket: every version of every object. Thread-safe. */
final class Bucket implements AutoCloseable {

    /** The version that an object has where versions aren't kept. */
    static final String NULL_VERSION = "null";

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz.";
    private static final int VERSION_LENGTH = 32;

    private final Topology topology;
    private final Path folder;
    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, Deque<StoredObject>> versions = new HashMap<>();
    private boolean versioned = true;

    private Bucket(Topology topology, Path folder, Clock clock, RandomGenerator random) {
        this.topology = topology;
        this.folder = folder;
        this.clock = clock;
        this.random = random;
    }

    static Bucket open(Topology topology, Clock clock, RandomGenerator random) throws IOException {
        return new Bucket(topology, Files.createTempDirectory("sallyport-bucket"), clock, random);
    }

    String name() {
        return topology.a().bucket();
    }

    String account() {
        return topology.a().account();
    }

    String arn() {
        return "arn:" + topology.partition() + ":s3:::" + name();
    }

    String arn(String key) {
        return arn() + "/" + key;
    }

    Encryption encryption() {
        return new Encryption(Optional.ofNullable(topology.a().kmsKeyArn()));
    }

    /** Who expects another owner is refused like somebody without permission. */
    void checkOwner(AwsRequest request) throws AwsError {
        Optional<String> expected = request.header("x-amz-expected-bucket-owner");
        if (expected.isPresent() && !expected.get().equals(topology.a().account())) {
            throw S3Errors.accessDenied();
        }
    }

    /** An empty file for a body. */
    Path newFile() throws IOException {
        return Files.createTempFile(folder, "object", null);
    }

    synchronized void versioning(boolean on) {
        versioned = on;
    }

    /** Adds an object's newest version, or replaces the only one. */
    synchronized StoredObject add(String key, ReceivedBody body, Map<String, String> headers) {
        StoredObject object = new StoredObject(
                versioned ? newVersion() : NULL_VERSION,
                body,
                encryption().kmsKeyArn().isPresent() ? newEtag() : body.md5(),
                clock.instant(),
                headers);
        Deque<StoredObject> known = versions.computeIfAbsent(key, k -> new ArrayDeque<>());
        known.removeIf(other -> other.versionId().equals(object.versionId()));
        known.addFirst(object);
        return object;
    }

    synchronized Optional<StoredObject> newest(String key) {
        return Optional.ofNullable(versions.get(key)).map(Deque::getFirst);
    }

    synchronized Optional<StoredObject> version(String key, String versionId) {
        return Optional.ofNullable(versions.get(key)).stream()
                .flatMap(Deque::stream)
                .filter(object -> object.versionId().equals(versionId))
                .findFirst();
    }

    static boolean isVersion(String versionId) {
        return versionId.equals(NULL_VERSION)
                || (versionId.length() == VERSION_LENGTH && versionId.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0));
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox's objects can't be deleted", e);
        }
    }

    private String newVersion() {
        StringBuilder id = new StringBuilder(VERSION_LENGTH);
        while (id.length() < VERSION_LENGTH) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    /** With a KMS key the ETag is no hash of the content. */
    private String newEtag() {
        return String.format("%016x%016x", random.nextLong(), random.nextLong());
    }
}
