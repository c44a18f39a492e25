package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;

/** One operation of S3 with what it is asked for. */
interface Operation {

    Bucket bucket();

    S3Request request();

    /** The IAM action. */
    String action();

    /** The ARN of what it is done to. */
    String resource();

    /** Does it, once it is allowed. */
    void run(Requester requester, AwsResponse response) throws IOException, AwsError;

    /** On an object. */
    interface OnObject extends Operation {
        @Override
        default String resource() {
            return bucket().arn(request().key());
        }

        default String key() {
            return request().key();
        }
    }

    /** On the bucket. */
    interface OnBucket extends Operation {
        @Override
        default String resource() {
            return bucket().arn();
        }
    }

    /** Makes an operation of a request. */
    interface Maker {
        /** The operation. */
        Operation make(Bucket bucket, S3Request request);
    }
}
