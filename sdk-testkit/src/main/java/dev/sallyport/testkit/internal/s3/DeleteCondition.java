package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ETag that an object's newest version must have to be deleted; a star for any object. Source: S3 user guide, "How to
 * perform conditional deletes".
 *
 * @param match the ETag
 */
record DeleteCondition(Optional<String> match) {

    void check(String key, @Nullable Version newest) throws AwsError {
        if (match.isEmpty()) {
            return;
        }
        if (newest == null) {
            throw S3Errors.noSuchKey(key);
        }
        if (!(newest instanceof StoredObject object) || !ReadConditions.names(match.get(), object)) {
            throw S3Errors.preconditionFailed("If-Match");
        }
    }

    /** Whether it says something of the object, so that who asks must be allowed to read it. */
    boolean reads() {
        return match.isPresent() && !match.get().equals("*");
    }
}
