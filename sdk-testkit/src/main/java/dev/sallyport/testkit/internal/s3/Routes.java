package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which request is which operation. */
final class Routes {

    /** Parameters that make another operation of a request, the first of them that is there. */
    private static final List<String> SUBRESOURCES = List.of(
            "uploadId",
            "uploads",
            "tagging",
            "attributes",
            "delete",
            "versions",
            "versioning",
            "location",
            "list-type");

    private static final Known READ = Known.of(
                    "range",
                    "if-match",
                    "if-none-match",
                    "if-modified-since",
                    "if-unmodified-since",
                    "x-amz-checksum-mode")
            .with("versionId", "partNumber")
            .with(ResponseOverrides.NAMES.toArray(String[]::new));
    private static final Known DESCRIPTION = Known.of(
            Description.METADATA,
            Description.STORAGE_CLASS,
            "x-amz-tagging",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-aws-kms-key-id");
    private static final Known CONDITION = Known.of("if-match", "if-none-match");
    private static final Known SOURCE = Known.of(
            CopySource.HEADER,
            "x-amz-copy-source-if-match",
            "x-amz-copy-source-if-none-match",
            "x-amz-copy-source-if-modified-since",
            "x-amz-copy-source-if-unmodified-since",
            "x-amz-source-expected-bucket-owner");
    private static final Known PART = Known.of().with("uploadId", "partNumber");
    private static final Known LIST = Known.of().with("prefix", "delimiter", "encoding-type");
    private static final Known TAGGING = Known.of().with("tagging", "versionId");

    private static final Map<String, Route> ROUTES = routes();

    private Routes() {}

    /** The operation that a request to the bucket asks for. */
    static S3Call call(Bucket bucket, S3Request request, String level) throws AwsError {
        String subresource = SUBRESOURCES.stream()
                .filter(name -> request.parameter(name).isPresent())
                .findFirst()
                .map(name -> "?" + name)
                .orElse("");
        String copy = request.has(CopySource.HEADER) ? " copy" : "";
        Route route = ROUTES.get(request.http().method() + " " + level + subresource + copy);
        if (route == null) {
            throw S3Errors.notImplemented(Optional.of(request.query().parameters())
                    .filter(parameters -> !parameters.isEmpty())
                    .map(parameters -> "the parameter " + parameters.get(0).name())
                    .orElse(request.http().method() + " here"));
        }
        route.known.check(request);
        return new S3Call(route.maker.make(bucket, request), route.tier);
    }

    private static Map<String, Route> routes() {
        Map<String, Route> routes = new HashMap<>();
        objects(routes);
        uploads(routes);
        tagging(routes);
        bucket(routes);
        return Map.copyOf(routes);
    }

    private static void objects(Map<String, Route> routes) {
        routes.put("GET object", new Route(GetObject::new, Billing.Tier.TWO, READ));
        routes.put("HEAD object", new Route(GetObject::new, Billing.Tier.TWO, READ));
        routes.put("PUT object", new Route(PutObject::new, Billing.Tier.ONE, DESCRIPTION.and(CONDITION)));
        routes.put(
                "PUT object copy",
                new Route(
                        CopyObject::new,
                        Billing.Tier.ONE,
                        DESCRIPTION
                                .and(CONDITION)
                                .and(SOURCE)
                                .and(Known.of(
                                        "x-amz-metadata-directive",
                                        "x-amz-tagging-directive",
                                        "x-amz-checksum-algorithm"))));
        routes.put(
                "DELETE object",
                new Route(
                        DeleteObject::new,
                        Billing.Tier.FREE,
                        Known.of("if-match").with("versionId")));
        routes.put(
                "GET object?attributes",
                new Route(
                        GetObjectAttributes::new,
                        Billing.Tier.TWO,
                        Known.of("x-amz-object-attributes", "x-amz-max-parts", "x-amz-part-number-marker")
                                .with("attributes", "versionId")));
    }

    private static void uploads(Map<String, Route> routes) {
        routes.put(
                "POST object?uploads",
                new Route(
                        CreateMultipartUpload::new,
                        Billing.Tier.ONE,
                        DESCRIPTION
                                .and(Known.of("x-amz-checksum-algorithm", "x-amz-checksum-type"))
                                .with("uploads")));
        routes.put("PUT object?uploadId", new Route(UploadPart::new, Billing.Tier.ONE, PART));
        routes.put(
                "PUT object?uploadId copy",
                new Route(
                        UploadPartCopy::new,
                        Billing.Tier.ONE,
                        PART.and(SOURCE).and(Known.of("x-amz-copy-source-range"))));
        routes.put(
                "POST object?uploadId",
                new Route(
                        CompleteMultipartUpload::new,
                        Billing.Tier.ONE,
                        CONDITION
                                .and(Known.of("x-amz-checksum-type", "x-amz-mp-object-size"))
                                .with("uploadId")));
        routes.put(
                "DELETE object?uploadId",
                new Route(
                        AbortMultipartUpload::new, Billing.Tier.FREE, Known.of().with("uploadId")));
        routes.put(
                "GET object?uploadId",
                new Route(
                        ListParts::new,
                        Billing.Tier.ONE,
                        Known.of().with("uploadId", "max-parts", "part-number-marker")));
    }

    private static void tagging(Map<String, Route> routes) {
        routes.put("GET object?tagging", new Route(GetObjectTagging::new, Billing.Tier.TWO, TAGGING));
        routes.put("PUT object?tagging", new Route(PutObjectTagging::new, Billing.Tier.ONE, TAGGING));
        routes.put("DELETE object?tagging", new Route(DeleteObjectTagging::new, Billing.Tier.FREE, TAGGING));
    }

    private static void bucket(Map<String, Route> routes) {
        routes.put(
                "GET service",
                new Route(
                        ListBuckets::new, Billing.Tier.ONE, Known.of().with("prefix", "bucket-region", "max-buckets")));
        routes.put("HEAD bucket", new Route(HeadBucket::new, Billing.Tier.TWO, Known.of()));
        routes.put("GET bucket", new Route(ListObjects::new, Billing.Tier.ONE, LIST.with("marker", "max-keys")));
        routes.put(
                "GET bucket?list-type",
                new Route(
                        ListObjectsV2::new,
                        Billing.Tier.ONE,
                        LIST.with("list-type", "max-keys", "continuation-token", "start-after", "fetch-owner")));
        routes.put(
                "GET bucket?versions",
                new Route(
                        ListObjectVersions::new,
                        Billing.Tier.ONE,
                        LIST.with("versions", "max-keys", "key-marker", "version-id-marker")));
        routes.put(
                "GET bucket?uploads",
                new Route(
                        ListMultipartUploads::new,
                        Billing.Tier.ONE,
                        LIST.with("uploads", "max-uploads", "key-marker", "upload-id-marker")));
        routes.put(
                "POST bucket?delete",
                new Route(DeleteObjects::new, Billing.Tier.FREE, Known.of().with("delete")));
        routes.put(
                "GET bucket?location",
                new Route(GetBucketLocation::new, Billing.Tier.TWO, Known.of().with("location")));
        Known versioning = Known.of().with("versioning");
        routes.put("GET bucket?versioning", new Route(GetBucketVersioning::new, Billing.Tier.TWO, versioning));
        routes.put("PUT bucket?versioning", new Route(PutBucketVersioning::new, Billing.Tier.ONE, versioning));
    }

    private record Route(Operation.Maker maker, Billing.Tier tier, Known known) {}
}
