package dev.sallyport.testkit.internal.s3;

import static dev.sallyport.testkit.internal.s3.BucketInUse.BUCKET;
import static dev.sallyport.testkit.internal.s3.BucketInUse.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.http.Listener;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** What the caller and the function may in the bucket, by the sandbox's own policies, and nobody else. */
class CallerAndFunctionTest {

    private static final String KEY = "intake/form.txt";

    private BucketInUse bucket;
    private S3Client caller;
    private S3Client function;

    @BeforeEach
    void open() throws IOException {
        bucket = BucketInUse.open();
        caller = bucket.client(Listener.S3, bucket.front.principals.caller());
        function = bucket.client(Listener.S3_FROM_B, bucket.front.principals.function());
    }

    @AfterEach
    void close() {
        caller.close();
        function.close();
        bucket.close();
    }

    @Test
    void whenTheCallerPuts_thenTheFunctionReadsThatVersion() {
        String version = caller.putObject(b -> b.bucket(BUCKET).key(KEY), RequestBody.fromString("hello"))
                .versionId();

        assertThat(function.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY).versionId(version))
                        .asUtf8String())
                .isEqualTo("hello");
    }

    @Test
    void whenTheFunctionReadsWithoutAVersion_thenItIsDenied() {
        caller.putObject(b -> b.bucket(BUCKET).key(KEY), RequestBody.fromString("hello"));

        assertDenied(() -> function.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY)));
    }

    @Test
    void whenAnybodyElseTries_thenTheyAreDenied() {
        for (var session : List.of(
                bucket.front.principals.other(),
                bucket.front.principals.stranger(),
                bucket.front.principals.function())) {
            try (S3Client client = S3Clients.sync(bucket.front, Listener.S3, session)) {
                assertDenied(() -> client.putObject(b -> b.bucket(BUCKET).key(KEY), RequestBody.fromString("hello")));
            }
        }
    }

    @Test
    void whenTheCallerLeavesItsPrefixOrItsPath_thenItIsDenied() {
        assertDenied(
                () -> caller.putObject(b -> b.bucket(BUCKET).key("intake-old/x"), RequestBody.fromString("hello")));
        try (S3Client fromB = S3Clients.sync(bucket.front, Listener.S3_FROM_B, bucket.front.principals.caller())) {
            assertDenied(() -> fromB.putObject(b -> b.bucket(BUCKET).key(KEY), RequestBody.fromString("hello")));
        }
    }

    @Test
    void whenSomethingIsMissing_thenItMightBeForbidden() {
        assertDenied(() -> caller.getObjectAsBytes(b -> b.bucket(BUCKET).key("intake/none")));
        assertThat(code(() -> caller.headObject(b -> b.bucket(BUCKET).key("intake/none"))))
                .startsWith("403");
        assertDenied(
                () -> function.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY).versionId("A".repeat(32))));
        assertThat(code(() -> bucket.text("intake/none"))).isEqualTo("404 NoSuchKey");
    }

    @Test
    void whenTheObjectIsDeleted_thenItMightBeForbiddenToo() {
        bucket.put(KEY, "x");
        String marker = bucket.s3.deleteObject(b -> b.bucket(BUCKET).key(KEY)).versionId();

        assertDenied(() -> caller.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY)));
        assertThat(code(() ->
                        caller.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY).versionId(marker))))
                .isEqualTo("405 MethodNotAllowed");
    }

    @Test
    void whenTheCallerUploadsInParts_thenItMay() {
        String upload =
                caller.createMultipartUpload(b -> b.bucket(BUCKET).key(KEY)).uploadId();
        String etag = caller.uploadPart(
                        b -> b.bucket(BUCKET).key(KEY).uploadId(upload).partNumber(1), RequestBody.fromString("x"))
                .eTag();
        assertThat(caller.listParts(b -> b.bucket(BUCKET).key(KEY).uploadId(upload))
                        .parts())
                .hasSize(1);
        String version = caller.completeMultipartUpload(b -> b.bucket(BUCKET)
                        .key(KEY)
                        .uploadId(upload)
                        .multipartUpload(m -> m.parts(
                                CompletedPart.builder().partNumber(1).eTag(etag).build())))
                .versionId();

        assertThat(function.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY).versionId(version))
                        .asUtf8String())
                .isEqualTo("x");
    }

    @Test
    void whenEitherWantsMore_thenItIsDeniedAndNotUnbuilt() {
        assertDenied(() -> function.listObjectsV2(b -> b.bucket(BUCKET)));
        assertDenied(() -> caller.listObjectsV2(b -> b.bucket(BUCKET)));
        assertDenied(caller::listBuckets);
        assertDenied(() -> caller.deleteObject(b -> b.bucket(BUCKET).key(KEY)));
        assertDenied(
                () -> caller.putObject(b -> b.bucket(BUCKET).key(KEY).tagging("a=1"), RequestBody.fromString("x")));
        assertThat(caller.deleteObjects(b -> b.bucket(BUCKET)
                                .delete(d -> d.objects(
                                        ObjectIdentifier.builder().key(KEY).build())))
                        .errors())
                .singleElement()
                .satisfies(one -> assertThat(one.code()).isEqualTo("AccessDenied"));
    }

    @Test
    void whenTagsMayNotBeRead_thenTheyAreNotCounted() {
        bucket.s3.putObject(b -> b.bucket(BUCKET).key(KEY).tagging("a=1"), RequestBody.fromString("x"));

        assertThat(caller.headObject(b -> b.bucket(BUCKET).key(KEY)).tagCount()).isNull();
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThat(code(call)).isEqualTo("403 AccessDenied");
    }
}
