package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** An upload in parts that isn't complete. Thread-safe. */
final class Upload {

    private final String id;
    private final Instant initiated;
    private final Opening opening;
    private final NavigableMap<Integer, Part> parts = new TreeMap<>();
    private boolean ended;

    Upload(String id, Instant initiated, Opening opening) {
        this.id = id;
        this.initiated = initiated;
        this.opening = opening;
    }

    String id() {
        return id;
    }

    String key() {
        return opening.key;
    }

    Instant initiated() {
        return initiated;
    }

    Opening opening() {
        return opening;
    }

    Summing summing() {
        return opening.summing;
    }

    /** Takes a part, in place of one with its number. */
    void add(Part part) throws AwsError {
        Optional<Part> replaced;
        synchronized (this) {
            if (ended) {
                part.content().release();
                throw S3Errors.noSuchUpload(id);
            }
            replaced = Optional.ofNullable(parts.put(part.number(), part));
        }
        replaced.ifPresent(old -> old.content().release());
    }

    synchronized List<Part> parts() {
        return new ArrayList<>(parts.values());
    }

    synchronized Optional<Part> part(int number) {
        return Optional.ofNullable(parts.get(number));
    }

    /** Ends it and lets go of its parts. */
    void end() {
        List<Part> left;
        synchronized (this) {
            ended = true;
            left = new ArrayList<>(parts.values());
            parts.clear();
        }
        left.forEach(part -> part.content().release());
    }

    /**
     * What an upload began with.
     *
     * @param key the object's key
     * @param initiator ARN of the role that began it
     * @param description what the object is to be stored with
     * @param summing its checksums
     * @param intent what happens to the key until it is complete
     */
    record Opening(String key, String initiator, Description description, Summing summing, Intent intent) {
        /** Keys may say something of a customer. */
        @Override
        public String toString() {
            return "Opening[" + initiator + "]";
        }
    }

    /**
     * Which checksums an upload keeps.
     *
     * @param algorithm the one that was named; without it S3 keeps its default of the whole
     * @param type over what
     */
    record Summing(Optional<ChecksumAlgorithm> algorithm, StoredChecksum.Type type) {
        /** The one that is computed of each part. */
        ChecksumAlgorithm kept() {
            return algorithm.orElse(ChecksumAlgorithm.DEFAULT);
        }
    }
}
