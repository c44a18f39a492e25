package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import dev.sallyport.testkit.internal.sigv4.Query;

/**
 * Something that S3 does and the sandbox doesn't. Who isn't allowed to do it hears that first, as from AWS.
 *
 * @param action the IAM action
 * @param resource what it is done to
 */
record UnbuiltOperation(String action, String resource) implements AwsService.Call {

    /** Listing is the one such operation that people try; the others on buckets have no permission to name. */
    static UnbuiltOperation onBucket(Bucket bucket, AwsRequest request) throws AwsError {
        boolean head = request.method().equals("HEAD");
        boolean list = request.method().equals("GET")
                && (request.rawQuery().isEmpty()
                        || Query.parse(request.rawQuery()).value("list-type").isPresent());
        if (!head && !list) {
            throw S3Errors.notImplemented("this request on a bucket");
        }
        return new UnbuiltOperation("s3:ListBucket", bucket.arn());
    }

    @Override
    public void run(Requester requester, AwsRequest request, AwsResponse response) throws AwsError {
        throw S3Errors.notImplemented(action);
    }

    /** Keys may say something of a customer. */
    @Override
    public String toString() {
        return action;
    }
}
