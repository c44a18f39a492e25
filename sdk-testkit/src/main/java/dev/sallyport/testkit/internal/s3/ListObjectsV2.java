package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The objects by key. */
record ListObjectsV2(Bucket bucket, S3Request request) implements Operation.OnBucket {

    private static final String TOKEN = "continuation-token";

    @Override
    public String action() {
        return "s3:ListBucket";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        if (!request.parameter("list-type").equals(Optional.of("2"))) {
            throw S3Errors.notImplemented("another list type than 2");
        }
        Paging paging = Paging.of(request, "max-keys");
        Optional<String> token = request.parameter(TOKEN);
        String startAfter = request.parameter("start-after").orElse("");
        String marker = token.isPresent() ? key(token.get()) : startAfter;
        Paging.Page<ObjectStore.Listed> page =
                paging.cut(ListedObjects.behind(bucket, paging.prefix(), marker), ObjectStore.Listed::key, marker);
        Xml xml = Xml.result("ListBucketResult").element("Name", bucket.name());
        paging.write(xml, "MaxKeys");
        token.ifPresent(text -> xml.element("ContinuationToken", text));
        if (!startAfter.isEmpty()) {
            xml.element("StartAfter", paging.text(startAfter));
        }
        write(page, paging, xml);
        response.header("x-amz-bucket-region", bucket.region());
        xml.send(response);
    }

    private void write(Paging.Page<ObjectStore.Listed> page, Paging paging, Xml xml) {
        xml.element("KeyCount", page.count()).element("IsTruncated", page.truncated());
        if (page.truncated()) {
            xml.element("NextContinuationToken", token(page.last()));
        }
        boolean owner = request.parameter("fetch-owner").equals(Optional.of("true"));
        page.items().forEach(listed -> ListedObjects.write(listed, paging, owner, bucket, xml));
        paging.writePrefixes(page, xml);
    }

    private static String token(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String key(String token) throws AwsError {
        try {
            if (!token.isEmpty()) {
                return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException e) {
            throw wrongToken();
        }
        throw wrongToken();
    }

    private static AwsError wrongToken() {
        return new AwsError(400, "InvalidArgument", "The continuation token provided is incorrect")
                .with("ArgumentName", TOKEN);
    }
}
