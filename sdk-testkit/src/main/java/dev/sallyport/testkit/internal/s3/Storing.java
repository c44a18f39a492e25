package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;

/** The last step of whatever makes an object. */
final class Storing {

    private Storing() {}

    /** Stores it, or lets go of its content. */
    static StoredObject put(Bucket bucket, ObjectStore.Draft draft, WriteCondition condition, Intent intent)
            throws AwsError {
        boolean stored = false;
        try {
            StoredObject object = bucket.objects().put(draft, condition, intent);
            stored = true;
            return object;
        } finally {
            if (!stored) {
                draft.body().content().release();
            }
        }
    }
}
