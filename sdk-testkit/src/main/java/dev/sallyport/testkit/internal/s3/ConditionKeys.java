package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.sigv4.SigningTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What conditions may ask about a request to S3. Source: Service Authorization Reference, "Actions, resources, and condition
 * keys for Amazon S3"; S3 user guide, "Bucket policy examples using condition keys" and "Amazon S3 Signature Version 4
 * authentication specific policy keys".
 *
 * @param request the request
 * @param owner the bucket's account
 * @param now when it came
 */
record ConditionKeys(S3Request request, String owner, Instant now) {

    private static final List<String> HEADERS = List.of(
            "x-amz-acl",
            "x-amz-content-sha256",
            "x-amz-copy-source",
            "x-amz-grant-full-control",
            "x-amz-grant-read",
            "x-amz-grant-read-acp",
            "x-amz-grant-write",
            "x-amz-grant-write-acp",
            "x-amz-metadata-directive",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-aws-kms-key-id",
            "x-amz-server-side-encryption-customer-algorithm",
            "x-amz-storage-class");
    private static final List<String> PARAMETERS = List.of("prefix", "delimiter", "max-keys");

    Map<String, List<String>> context() {
        Map<String, List<String>> context = new HashMap<>();
        boolean presigned = request.parameter("X-Amz-Signature").isPresent();
        context.put("s3:authType", List.of(presigned ? "REST-QUERY-STRING" : "REST-HEADER"));
        context.put("s3:signatureversion", List.of("AWS4-HMAC-SHA256"));
        signed().ifPresent(time -> context.put(
                "s3:signatureAge",
                List.of(Long.toString(Duration.between(time, now).toMillis()))));
        context.put("s3:ResourceAccount", List.of(owner));
        request.http()
                .connection()
                .tlsVersion()
                .ifPresent(version -> context.put("s3:TlsVersion", List.of(version.substring("TLSv".length()))));
        request.versionId().ifPresent(version -> context.put("s3:VersionId", List.of(version)));
        for (String name : HEADERS) {
            request.header(name).ifPresent(value -> context.put("s3:" + name, List.of(value)));
        }
        for (String name : PARAMETERS) {
            request.parameter(name).ifPresent(value -> context.put("s3:" + name, List.of(value)));
        }
        return context;
    }

    private Optional<Instant> signed() {
        return request.parameter("X-Amz-Date")
                .or(() -> request.header("x-amz-date"))
                .flatMap(SigningTime::parse);
    }
}
