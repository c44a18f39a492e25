package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to hold for an object to be written. Source: S3 user guide, "How to prevent object overwrites with conditional
 * writes".
 *
 * @param key the object's key
 * @param match the ETag that it must have
 * @param absent whether there must be none
 */
record WriteCondition(String key, Optional<String> match, boolean absent) {

    static WriteCondition of(S3Request request) throws AwsError {
        Optional<String> match = request.header("if-match");
        Optional<String> noneMatch = request.header("if-none-match");
        if (match.isPresent() && noneMatch.isPresent()) {
            throw S3Errors.notImplementedHeader("If-Match,If-None-Match")
                    .with("additionalMessage", "Multiple conditional request headers present in the request");
        }
        if (match.equals(Optional.of("*"))) {
            throw unknownValue("If-Match");
        }
        if (noneMatch.isPresent() && !noneMatch.get().equals("*")) {
            throw unknownValue("If-None-Match");
        }
        return new WriteCondition(request.key(), match, noneMatch.isPresent());
    }

    private static AwsError unknownValue(String header) {
        return S3Errors.notImplementedHeader(header)
                .with("additionalMessage", "We don't accept the provided value of " + header + " header for this API");
    }

    /**
     * Compares with what there is.
     *
     * @param newest the key's newest version
     * @param intent what happened to the key since the write began
     */
    void check(@Nullable Version newest, Intent intent) throws AwsError {
        if (absent) {
            if (newest instanceof StoredObject) {
                throw S3Errors.preconditionFailed("If-None-Match");
            }
            if (intent.deleted()) {
                throw conflict("If-None-Match");
            }
        }
        if (match.isPresent()) {
            if (!(newest instanceof StoredObject object)) {
                throw S3Errors.noSuchKey(key);
            }
            if (!ReadConditions.names(match.get(), object)) {
                throw S3Errors.preconditionFailed("If-Match");
            }
            if (intent.written()) {
                throw conflict("If-Match");
            }
        }
    }

    private AwsError conflict(String condition) {
        return new AwsError(
                        409,
                        "ConditionalRequestConflict",
                        "The conditional request cannot succeed due to a conflicting operation against this resource.")
                .with("Condition", condition)
                .with("Key", key);
    }

    /** Keys may say something of a customer. */
    @Override
    public String toString() {
        return "WriteCondition";
    }
}
