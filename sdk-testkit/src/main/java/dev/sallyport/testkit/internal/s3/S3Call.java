package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * An operation and what all operations have in common.
 *
 * @param operation what is asked
 * @param tier what it costs
 */
record S3Call(Operation operation, Billing.Tier tier) implements AwsService.Call {

    @Override
    public String action() {
        return operation.action();
    }

    @Override
    public String resource() {
        return operation.resource();
    }

    @Override
    public boolean judges() {
        return operation instanceof DeleteObjects;
    }

    @Override
    public Map<String, List<String>> context() {
        Bucket bucket = operation.bucket();
        return new ConditionKeys(
                        operation.request(), bucket.account(), bucket.clock().instant())
                .context();
    }

    @Override
    public void run(Requester requester, AwsRequest request, AwsResponse response) throws IOException, AwsError {
        AccessControlHeaders.check(operation.request());
        Bucket bucket = operation.bucket();
        bucket.billing().request(tier);
        bucket.checkOwner(operation.request().header("x-amz-expected-bucket-owner"));
        response.header("x-amz-id-2", bucket.hostId());
        response.header("Server", S3Service.SERVER);
        operation.run(requester, response);
    }

    /** Keys may say something of a customer. */
    @Override
    public String toString() {
        return action();
    }
}
