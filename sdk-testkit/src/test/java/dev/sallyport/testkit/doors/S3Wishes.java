package dev.sallyport.testkit.doors;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What may be asked of S3. */
final class S3Wishes {

    static final String BUCKET = "acme-private";
    static final String KEY = "intake/form.txt";
    static final String OTHER_KMS_KEY = "arn:aws:kms:ap-east-1:111111111111:key/00000000-0000-4000-8000-00000000000f";

    private static final List<Place> PLACES = List.of(Place.S3, Place.S3_FROM_B);
    private static final String ARN = "arn:aws:s3:::" + BUCKET;

    private final Map<String, String> versions;
    private final List<Wish> wishes = new ArrayList<>();

    /** @param versions the version of each object that there is */
    private S3Wishes(Map<String, String> versions) {
        this.versions = versions;
    }

    static List<Wish> all(Map<String, String> versions) {
        S3Wishes s3 = new S3Wishes(versions);
        s3.reads();
        s3.writes();
        s3.others();
        return s3.wishes;
    }

    private void reads() {
        for (String key : versions.keySet()) {
            read("a version of " + key, key, true);
            read("the latest " + key, key, false);
        }
        String version = versions.getOrDefault(KEY, "");
        add(
                "read a version by a presigned URL",
                List.of(
                        Asked.of(
                                "s3:GetObjectVersion",
                                ARN + "/" + KEY,
                                "s3:VersionId",
                                version,
                                "s3:authType",
                                "REST-QUERY-STRING"),
                        Asked.ofKey("kms:Decrypt", ARN + "/" + KEY)),
                sdk -> presigned(sdk, version));
    }

    /** Reads one version. */
    static Wish version(String name, String key, String version) {
        S3Wishes s3 = new S3Wishes(Map.of(key, version));
        s3.read(name, key, true);
        return s3.wishes.get(0);
    }

    /** Reads the latest of these, and writes beside them. */
    static List<Wish> readsAndWrites(Map<String, String> versions) {
        S3Wishes s3 = new S3Wishes(versions);
        versions.keySet().forEach(key -> {
            s3.read("a version of " + key, key, true);
            s3.read("the latest " + key, key, false);
            String beside = key.replace("form", "new");
            s3.write("write " + beside, beside, r -> {});
        });
        return s3.wishes;
    }

    private void read(String name, String key, boolean pinned) {
        String version = versions.getOrDefault(key, "");
        Asked asked = pinned
                ? Asked.of("s3:GetObjectVersion", ARN + "/" + key, "s3:VersionId", version)
                : Asked.of("s3:GetObject", ARN + "/" + key);
        add(
                "read " + name,
                List.of(asked, Asked.ofKey("kms:Decrypt", ARN + "/" + key)),
                sdk -> use(
                        sdk,
                        s3 -> s3.getObjectAsBytes(r -> {
                            r.bucket(BUCKET).key(key);
                            if (pinned) {
                                r.versionId(version);
                            }
                        })));
    }

    private void writes() {
        for (String key : List.of("intake/new.txt", "intake-old/new.txt", "elsewhere/new.txt")) {
            write("write " + key, key, r -> {});
        }
        write(
                "write with another key",
                "intake/new.txt",
                r -> r.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(OTHER_KMS_KEY),
                "s3:x-amz-server-side-encryption",
                "aws:kms",
                "s3:x-amz-server-side-encryption-aws-kms-key-id",
                OTHER_KMS_KEY);
        write("write for everybody", "intake/new.txt", r -> r.acl("public-read"), "s3:x-amz-acl", "public-read");
    }

    private void write(String name, String key, Consumer<PutObjectRequest.Builder> how, String... context) {
        add(
                name,
                List.of(
                        Asked.of("s3:PutObject", ARN + "/" + key, context),
                        Asked.ofKey("kms:GenerateDataKey", ARN + "/" + key)),
                sdk -> use(
                        sdk,
                        s3 -> s3.putObject(
                                r -> {
                                    r.bucket(BUCKET).key(key);
                                    how.accept(r);
                                },
                                RequestBody.fromString("new"))));
    }

    private void others() {
        add(
                "list",
                List.of(Asked.of("s3:ListBucket", ARN)),
                sdk -> use(sdk, s3 -> s3.listObjectsV2(r -> r.bucket(BUCKET))));
        add(
                "list versions",
                List.of(Asked.of("s3:ListBucketVersions", ARN)),
                sdk -> use(sdk, s3 -> s3.listObjectVersions(r -> r.bucket(BUCKET))));
        add(
                "delete",
                List.of(Asked.of("s3:DeleteObject", ARN + "/intake/gone.txt")),
                sdk -> use(sdk, s3 -> s3.deleteObject(r -> r.bucket(BUCKET).key("intake/gone.txt"))));
        add(
                "delete a version",
                List.of(Asked.of("s3:DeleteObjectVersion", ARN + "/intake/gone.txt", "s3:VersionId", "A".repeat(32))),
                sdk -> use(
                        sdk,
                        s3 -> s3.deleteObject(
                                r -> r.bucket(BUCKET).key("intake/gone.txt").versionId("A".repeat(32)))));
        add(
                "read tags",
                List.of(Asked.of("s3:GetObjectTagging", ARN + "/" + KEY)),
                sdk -> use(sdk, s3 -> s3.getObjectTagging(r -> r.bucket(BUCKET).key(KEY))));
        add(
                "stop versioning",
                List.of(Asked.of("s3:PutBucketVersioning", ARN)),
                // With nothing in it, so that nothing is changed by whom it is allowed.
                sdk -> use(
                        sdk, s3 -> s3.putBucketVersioning(r -> r.bucket(BUCKET).versioningConfiguration(v -> {}))));
    }

    private void add(String name, List<Asked> asked, Wish.Call call) {
        wishes.add(new Wish(name, PLACES, asked, call));
    }

    private static void use(Sdk sdk, Consumer<S3Client> call) {
        call.accept(sdk.s3());
    }

    private static void presigned(Sdk sdk, String version) throws Exception {
        try (S3Presigner presigner = sdk.presigner()) {
            var url = presigner
                    .presignGetObject(p -> p.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(r -> r.bucket(BUCKET).key(KEY).versionId(version)))
                    .url();
            HttpResponse<Void> answer = sdk.http()
                    .send(HttpRequest.newBuilder(url.toURI()).build(), HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() == 403) {
                throw new Sdk.DeniedException();
            }
        }
    }
}
