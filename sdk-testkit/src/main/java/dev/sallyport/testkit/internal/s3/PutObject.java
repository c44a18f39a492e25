package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An upload. Nothing is stored before all of it arrived as it was signed. */
record PutObject(Bucket bucket, String key) implements AwsService.Call {

    private static final List<String> STORED = List.of(
            "content-type", "content-encoding", "content-language", "content-disposition", "cache-control", "expires");

    static PutObject of(Bucket bucket, String key, AwsRequest request) throws AwsError {
        KnownHeaders.checkPut(request);
        return new PutObject(bucket, key);
    }

    @Override
    public String action() {
        return "s3:PutObject";
    }

    @Override
    public String resource() {
        return bucket.arn(key);
    }

    @Override
    public void run(Requester requester, AwsRequest request, AwsResponse response) throws IOException, AwsError {
        bucket.checkOwner(request);
        bucket.encryption().check(request);
        if (request.header("content-length").isEmpty()
                && request.header("x-amz-decoded-content-length").isEmpty()) {
            throw new AwsError(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
        }
        StoredObject object = bucket.add(key, ReceivedBody.into(bucket.newFile(), request), described(request));
        object.writeIdentity(response);
        object.writeChecksum(response);
        bucket.encryption().write(response);
    }

    private static Map<String, String> described(AwsRequest request) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "binary/octet-stream");
        request.headers().forEach((name, values) -> {
            if (STORED.contains(name) || name.startsWith("x-amz-meta-")) {
                headers.put(name, String.join(",", values));
            }
        });
        return headers;
    }

    /** Keys may say something of a customer. */
    @Override
    public String toString() {
        return action();
    }
}
