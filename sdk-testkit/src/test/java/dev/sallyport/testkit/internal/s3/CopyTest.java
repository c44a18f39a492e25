package dev.sallyport.testkit.internal.s3;

import static dev.sallyport.testkit.internal.s3.BucketInUse.BUCKET;
import static dev.sallyport.testkit.internal.s3.BucketInUse.code;
import static dev.sallyport.testkit.internal.s3.BucketInUse.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.RunningFront;
import dev.sallyport.testkit.internal.SignedCall;
import dev.sallyport.testkit.internal.http.Listener;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

class CopyTest {

    private static final String SOURCE = "intake/form.txt";
    private static final String COPY = "intake/copy.txt";

    private BucketInUse bucket;
    private S3Client s3;
    private PutObjectResponse source;

    @BeforeEach
    void open() throws IOException {
        bucket = BucketInUse.open();
        s3 = bucket.s3;
        source = s3.putObject(
                b -> b.bucket(BUCKET)
                        .key(SOURCE)
                        .contentType("text/plain")
                        .metadata(Map.of("origin", "test"))
                        .tagging("kind=form"),
                RequestBody.fromString("hello"));
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    private CopyObjectResponse copy(Consumer<CopyObjectRequest.Builder> more) {
        return s3.copyObject(b -> more.accept(b.sourceBucket(BUCKET)
                .sourceKey(SOURCE)
                .destinationBucket(BUCKET)
                .destinationKey(COPY)));
    }

    @Nested
    class GivenAnObject {

        @Test
        void whenItIsCopied_thenAllOfItIs() throws IOException {
            CopyObjectResponse copied = copy(b -> {});

            assertThat(copied.copyObjectResult().eTag()).isEqualTo(source.eTag());
            assertThat(copied.copyObjectResult().checksumCRC32()).isEqualTo(source.checksumCRC32());
            assertThat(copied.copySourceVersionId()).isEqualTo(source.versionId());
            assertThat(copied.versionId()).hasSize(32);
            HeadObjectResponse head = s3.headObject(b -> b.bucket(BUCKET).key(COPY));
            assertThat(head.contentType()).isEqualTo("text/plain");
            assertThat(head.metadata()).containsEntry("origin", "test");
            assertThat(head.tagCount()).isEqualTo(1);
            assertThat(bucket.text(COPY)).isEqualTo("hello");
            assertThat(bucket.files()).isEqualTo(1);
        }

        @Test
        void whenMetadataAndTagsAreReplaced_thenOnlyTheBytesAreCopied() {
            copy(b -> b.metadataDirective(MetadataDirective.REPLACE)
                    .metadata(Map.of("other", "value"))
                    .taggingDirective(TaggingDirective.REPLACE)
                    .tagging("a=1&b=2")
                    .checksumAlgorithm("SHA256"));

            HeadObjectResponse head =
                    s3.headObject(b -> b.bucket(BUCKET).key(COPY).checksumMode("ENABLED"));
            assertThat(head.contentType()).isEqualTo("binary/octet-stream");
            assertThat(head.metadata()).containsOnlyKeys("other");
            assertThat(head.tagCount()).isEqualTo(2);
            assertThat(head.checksumSHA256()).isEqualTo("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
        }

        @Test
        void whenAnOldVersionIsCopiedOverTheObject_thenItIsBack() {
            bucket.put(SOURCE, "newer");

            copy(b -> b.destinationKey(SOURCE).sourceVersionId(source.versionId()));

            assertThat(bucket.text(SOURCE)).isEqualTo("hello");
        }

        @Test
        void whenItIsCopiedOntoItself_thenSomethingHasToChange() {
            assertThat(code(() -> copy(b -> b.destinationKey(SOURCE)))).isEqualTo("400 InvalidRequest");
            copy(b -> b.destinationKey(SOURCE)
                    .metadataDirective(MetadataDirective.REPLACE)
                    .metadata(Map.of("origin", "copy")));
            copy(b -> b.destinationKey(SOURCE).storageClass("STANDARD_IA"));

            HeadObjectResponse head = s3.headObject(b -> b.bucket(BUCKET).key(SOURCE));
            assertThat(head.metadata()).containsEntry("origin", "copy");
            assertThat(head.storageClassAsString()).isEqualTo("STANDARD_IA");
        }

        @ParameterizedTest
        @ValueSource(strings = {"intake/a b+c/d=é~*'()!@$&,:;?#%41", "intake//x/./../y", "intake/申請表?versionId=.pdf"})
        void whenKeysAreOdd_thenTheyAreFound(String key) {
            bucket.put(key, key);

            copy(b -> b.sourceKey(key));

            assertThat(bucket.text(COPY)).isEqualTo(key);
        }

        @Test
        void whenTheSourceIsDeletedForGood_thenTheCopyStays() throws IOException {
            String version = copy(b -> {}).versionId();
            s3.deleteObject(b -> b.bucket(BUCKET).key(SOURCE).versionId(source.versionId()));

            assertThat(bucket.text(COPY)).isEqualTo("hello");
            s3.deleteObject(b -> b.bucket(BUCKET).key(COPY).versionId(version));
            assertThat(bucket.files()).isZero();
        }

        @Test
        void whenTheSourceIsNotThere_thenTheErrorSaysWhy() throws IOException {
            String marker = s3.deleteObject(b -> b.bucket(BUCKET).key(SOURCE)).versionId();

            assertThat(code(() -> copy(b -> {}))).isEqualTo("404 NoSuchKey");
            assertThat(code(() -> copy(b -> b.sourceVersionId(marker)))).isEqualTo("400 InvalidRequest");
            assertThat(code(() -> copy(b -> b.sourceBucket("another-bucket")))).isEqualTo("404 NoSuchBucket");
            assertThat(code(() -> copy(b -> b.expectedSourceBucketOwner("999999999999"))))
                    .isEqualTo("403 AccessDenied");
            assertThat(raw("acme-private").error()).isEqualTo("400 InvalidArgument");
            assertThat(raw("acme-private/").error()).isEqualTo("400 InvalidArgument");
        }

        private SignedCall.RawReply raw(String source) throws IOException {
            return bucket.call("PUT", "/" + COPY)
                    .header("x-amz-copy-source", source)
                    .send();
        }

        @Test
        void whenADirectiveIsUnknown_thenItIsRefused() throws IOException {
            assertThat(bucket.call("PUT", "/" + COPY)
                            .header("x-amz-copy-source", "acme-private/" + SOURCE)
                            .header("x-amz-metadata-directive", "MERGE")
                            .send()
                            .error())
                    .isEqualTo("400 InvalidArgument");
        }
    }

    @Nested
    class GivenConditionsOnTheSource {

        private final Instant before = Instant.parse("2020-01-01T00:00:00Z");

        @Test
        void whenTheyHold_thenItIsCopied() {
            Instant modified = s3.headObject(b -> b.bucket(BUCKET).key(SOURCE)).lastModified();

            assertThat(copy(b -> b.copySourceIfMatch(source.eTag())).versionId())
                    .isNotNull();
            assertThat(copy(b -> b.copySourceIfNoneMatch("\"0\"")).versionId()).isNotNull();
            assertThat(copy(b -> b.copySourceIfModifiedSince(before)).versionId())
                    .isNotNull();
            assertThat(copy(b -> b.copySourceIfUnmodifiedSince(modified)).versionId())
                    .isNotNull();
            assertThat(copy(b -> b.copySourceIfMatch(source.eTag()).copySourceIfUnmodifiedSince(before))
                            .versionId())
                    .isNotNull();
        }

        @Test
        void whenTheyDoNot_thenItIsNot() {
            Instant modified = s3.headObject(b -> b.bucket(BUCKET).key(SOURCE)).lastModified();
            List<Consumer<CopyObjectRequest.Builder>> wrong = List.of(
                    b -> b.copySourceIfMatch("\"0\""),
                    b -> b.copySourceIfNoneMatch(source.eTag()),
                    b -> b.copySourceIfUnmodifiedSince(before),
                    b -> b.copySourceIfModifiedSince(modified),
                    b -> b.copySourceIfNoneMatch(source.eTag()).copySourceIfModifiedSince(before));

            for (Consumer<CopyObjectRequest.Builder> condition : wrong) {
                assertThat(code(() -> copy(condition))).isEqualTo("412 PreconditionFailed");
            }
            assertThat(code(() -> bucket.text(COPY))).isEqualTo("404 NoSuchKey");
            assertThat(code(() -> copy(b -> b.ifMatch(source.eTag())))).isEqualTo("404 NoSuchKey");
        }

        @Test
        void whenTheConditionFails_thenItsNameIsThatOfTheHeader() throws IOException {
            SignedCall.RawReply reply = bucket.call("PUT", "/" + COPY)
                    .header("x-amz-copy-source", "acme-private/" + SOURCE)
                    .header("x-amz-copy-source-if-match", "\"0\"")
                    .send();

            assertThat(reply.body()).contains("<Condition>x-amz-copy-source-If-Match</Condition>");
            assertThat(header(reply, "etag")).isNull();
        }
    }

    @Nested
    class GivenSomebodyWhoMayNotDoAll {

        @ParameterizedTest
        @CsvSource({
            "s3:GetObject,intake/form.txt",
            "s3:PutObject,intake/copy.txt",
            "s3:PutObjectTagging,intake/copy.txt",
            "s3:GetObjectTagging,intake/form.txt"
        })
        void whenOnePermissionIsMissing_thenTheCopyIsDenied(String action, String key) throws IOException {
            Set<String> denied = Set.of(action + " arn:aws:s3:::acme-private/" + key);
            try (RunningFront front =
                            RunningFront.allowing(wish -> !denied.contains(wish.action() + " " + wish.resource()));
                    S3Client some = S3Clients.sync(front, Listener.S3, front.principals.caller())) {
                some.putObject(b -> b.bucket(BUCKET).key(SOURCE).tagging("kind=form"), RequestBody.fromString("hello"));

                assertThat(code(() -> some.copyObject(b -> b.sourceBucket(BUCKET)
                                .sourceKey(SOURCE)
                                .destinationBucket(BUCKET)
                                .destinationKey(COPY))))
                        .isEqualTo("403 AccessDenied");
            }
        }
    }
}
