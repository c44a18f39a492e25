package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;

/** The end of an upload in parts, complete or not. */
final class Ending {

    private Ending() {}

    static void end(Bucket bucket, Upload upload) throws AwsError {
        bucket.uploads().remove(upload);
        bucket.objects().end(upload.key(), upload.opening().intent());
        upload.end();
    }
}
