package dev.sallyport.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.testkit.TestTopology;
import dev.sallyport.testkit.internal.RunningFront;
import dev.sallyport.testkit.internal.SignedCall;
import dev.sallyport.testkit.internal.http.Listener;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ServiceTest {

    private static final String BUCKET = "acme-private";
    private static final String KEY = "intake/form.txt";

    @Nested
    class GivenABucketWhereAllIsAllowed {

        private RunningFront front;
        private S3Client s3;

        @BeforeEach
        void start() throws IOException {
            front = RunningFront.allowingAll();
            s3 = S3Clients.sync(front, Listener.S3, front.principals.caller());
        }

        @AfterEach
        void stop() {
            s3.close();
            front.close();
        }

        @Test
        void whenAnObjectIsPutTwice_thenEachVersionStaysReadable() {
            PutObjectResponse first = put(KEY, "one");
            PutObjectResponse second = put(KEY, "two");

            assertThat(first.versionId()).hasSize(32).isNotEqualTo(second.versionId());
            assertThat(text(KEY, first.versionId())).isEqualTo("one");
            assertThat(text(KEY, second.versionId())).isEqualTo("two");
            assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY)).asUtf8String())
                    .isEqualTo("two");
        }

        @Test
        void whenAnObjectIsPut_thenItsDescriptionComesBack() {
            PutObjectResponse put = s3.putObject(
                    b -> b.bucket(BUCKET)
                            .key(KEY)
                            .contentType("text/plain; charset=UTF-8")
                            .metadata(Map.of("origin", "a  test")),
                    RequestBody.fromString("hello"));

            HeadObjectResponse head =
                    s3.headObject(b -> b.bucket(BUCKET).key(KEY).checksumMode(ChecksumMode.ENABLED));
            assertThat(head.contentLength()).isEqualTo(5);
            assertThat(head.contentType()).isEqualTo("text/plain; charset=UTF-8");
            assertThat(head.contentEncoding()).isNull();
            assertThat(head.metadata()).containsOnlyKeys("origin");
            assertThat(head.eTag()).isEqualTo(put.eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
            assertThat(head.versionId()).isEqualTo(put.versionId());
            assertThat(head.checksumCRC32()).isEqualTo(put.checksumCRC32()).isNotNull();
            assertThat(head.lastModified()).isBetween(front.clock.instant().minusSeconds(60), front.clock.instant());
        }

        @ParameterizedTest
        @EnumSource(
                value = ChecksumAlgorithm.class,
                names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
        void whenAnUploadNamesAChecksum_thenItIsCheckedAndStored(ChecksumAlgorithm algorithm) {
            s3.putObject(b -> b.bucket(BUCKET).key(KEY).checksumAlgorithm(algorithm), RequestBody.fromString("hello"));

            GetObjectResponse got = s3.getObjectAsBytes(
                            b -> b.bucket(BUCKET).key(KEY).checksumMode(ChecksumMode.ENABLED))
                    .response();
            assertThat(got.responseMetadata().requestId()).isNotBlank();
            assertThat(got.checksumTypeAsString()).isEqualTo("FULL_OBJECT");
        }

        @Test
        void whenAChecksumIsWrong_thenNothingIsStored() {
            assertThatThrownBy(() -> s3.putObject(
                            b -> b.bucket(BUCKET).key(KEY).checksumSHA256("x".repeat(43) + "="),
                            RequestBody.fromString("hello")))
                    .satisfies(e -> assertError(e, 400, "BadDigest"));
            assertThatThrownBy(() -> text(KEY, null)).satisfies(e -> assertError(e, 404, "NoSuchKey"));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 65_535, 65_536, 131_073, 3_000_000})
        void whenBodiesOfAllSizesArePut_thenTheSameBytesComeBack(int size) {
            byte[] bytes = new byte[size];
            new Random(size).nextBytes(bytes);
            s3.putObject(b -> b.bucket(BUCKET).key(KEY), RequestBody.fromBytes(bytes));

            assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY)).asByteArray())
                    .isEqualTo(bytes);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "intake/a b+c/d=é~*'()!@$&,:;?#%41",
                    "intake//x/./../y",
                    "intake/申請表.pdf",
                    "intake/%2e%2e/secret",
                    "intake/trailing/"
                })
        void whenKeysAreOdd_thenTheyAreOpaque(String key) {
            put(key, key);

            assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key)).asUtf8String())
                    .isEqualTo(key);
        }

        @Test
        void whenRangesAreAsked_thenThatPartComes() {
            put(KEY, "0123456789");

            assertThat(range("bytes=2-4").asUtf8String()).isEqualTo("234");
            assertThat(range("bytes=7-").asUtf8String()).isEqualTo("789");
            assertThat(range("bytes=-2").asUtf8String()).isEqualTo("89");
            assertThat(range("bytes=8-100").response().contentRange()).isEqualTo("bytes 8-9/10");
            assertThatThrownBy(() -> range("bytes=10-")).satisfies(e -> assertError(e, 416, "InvalidRange"));
        }

        @Test
        void whenTheETagIsAnother_thenThePreconditionFails() {
            PutObjectResponse put = put(KEY, "one");

            assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY).ifMatch(put.eTag()))
                            .asUtf8String())
                    .isEqualTo("one");
            assertThatThrownBy(() ->
                            s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY).ifMatch("\"" + "0".repeat(32) + "\"")))
                    .satisfies(e -> assertError(e, 412, "PreconditionFailed"));
            assertThatThrownBy(() ->
                            s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY).ifNoneMatch(put.eTag())))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(304));
        }

        @Test
        void whenTheOwnerIsAnother_thenNothingIsGivenOrTaken() {
            put(KEY, "one");

            assertThatThrownBy(() ->
                            s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY).expectedBucketOwner("999999999999")))
                    .satisfies(e -> assertError(e, 403, "AccessDenied"));
            assertThatThrownBy(() -> s3.putObject(
                            b -> b.bucket(BUCKET).key("intake/x").expectedBucketOwner("999999999999"),
                            RequestBody.fromString("two")))
                    .satisfies(e -> assertError(e, 403, "AccessDenied"));
            assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY).expectedBucketOwner("111111111111"))
                            .asUtf8String())
                    .isEqualTo("one");
        }

        @Test
        void whenSomethingIsNotThere_thenTheErrorSaysWhat() {
            put(KEY, "one");

            assertThatThrownBy(() ->
                            s3.getObjectAsBytes(b -> b.bucket("another-bucket").key(KEY)))
                    .satisfies(e -> assertError(e, 404, "NoSuchBucket"));
            assertThatThrownBy(() -> text("intake/none", null)).satisfies(e -> assertError(e, 404, "NoSuchKey"));
            assertThatThrownBy(() -> text(KEY, "A".repeat(32))).satisfies(e -> assertError(e, 404, "NoSuchVersion"));
            assertThatThrownBy(() -> s3.headObject(b -> b.bucket(BUCKET).key("intake/none")))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(404));
            assertThatThrownBy(() -> text(KEY, "nonsense")).satisfies(e -> assertError(e, 400, "InvalidArgument"));
        }

        @Test
        void whenVersioningIsOff_thenNoVersionIsAnsweredAndTheObjectIsReplaced() {
            front.s3.versioning(false);

            assertThat(put(KEY, "one").versionId()).isNull();
            put(KEY, "two");
            assertThat(text(KEY, "null")).isEqualTo("two");

            front.s3.versioning(true);
            assertThat(put(KEY, "three").versionId()).hasSize(32);
            assertThat(text(KEY, "null")).isEqualTo("two");
        }

        @Test
        void whenSomethingElseIsAsked_thenItIsNotImplemented() throws IOException {
            assertNotImplemented(() -> s3.getBucketPolicy(b -> b.bucket(BUCKET)));
            assertNotImplemented(() -> s3.getObjectAcl(b -> b.bucket(BUCKET).key(KEY)));
            assertNotImplemented(() -> s3.putObject(
                    b -> b.bucket(BUCKET).key(KEY).websiteRedirectLocation("/x"), RequestBody.fromString("x")));
            assertNotImplemented(() -> s3.putObject(
                    b -> b.bucket(BUCKET).key(KEY).serverSideEncryption("aws:kms"), RequestBody.fromString("x")));
            assertNotImplemented(() -> s3.deleteBucket(b -> b.bucket(BUCKET)));
            assertThat(call("GET").query("torrent", "").send().error()).isEqualTo("501 NotImplemented");
            assertThat(call("GET").query("colour", "red").send().error()).isEqualTo("501 NotImplemented");
            assertThat(call("GET").header("x-amz-colour", "red").send().error()).isEqualTo("501 NotImplemented");
            assertThat(call("GET").header("If-Range", "x").send().error()).isEqualTo("501 NotImplemented");
        }

        private SignedCall call(String method) {
            return new SignedCall(front, Listener.S3, "s3", "ap-east-1", front.principals.caller())
                    .to(method, "/acme-private/intake/form.txt");
        }

        @Test
        void whenTheAsyncClientPutsAndGets_thenTheSameBytesComeBack() {
            byte[] bytes = new byte[1_000_000];
            new Random(7).nextBytes(bytes);
            try (S3AsyncClient async = S3Clients.async(front, Listener.S3, front.principals.caller())) {
                PutObjectResponse put = async.putObject(
                                b -> b.bucket(BUCKET).key(KEY), AsyncRequestBody.fromBytes(bytes))
                        .join();
                byte[] got = async.getObject(
                                b -> b.bucket(BUCKET).key(KEY).versionId(put.versionId()),
                                AsyncResponseTransformer.toBytes())
                        .join()
                        .asByteArray();

                assertThat(got).isEqualTo(bytes);
            }
        }

        private PutObjectResponse put(String key, String text) {
            return s3.putObject(
                    PutObjectRequest.builder().bucket(BUCKET).key(key).build(), RequestBody.fromString(text));
        }

        private String text(String key, @org.jspecify.annotations.Nullable String versionId) {
            return s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key).versionId(versionId))
                    .asUtf8String();
        }

        private ResponseBytes<GetObjectResponse> range(String range) {
            return s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY).range(range));
        }
    }

    @Nested
    class GivenABucketWithAKey {

        @Test
        void whenAnObjectIsPut_thenTheKeyIsNamedAndTheETagIsNoHash() throws IOException {
            String key = "arn:aws:kms:ap-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab";
            try (RunningFront front = RunningFront.allowingAll(TestTopology.encrypted(key));
                    S3Client s3 = S3Clients.sync(front, Listener.S3, front.principals.caller())) {
                PutObjectResponse put = s3.putObject(b -> b.bucket(BUCKET).key(KEY), RequestBody.fromString("hello"));

                assertThat(put.ssekmsKeyId()).isEqualTo(key);
                assertThat(put.eTag()).isNotEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
            }
        }
    }

    private static void assertNotImplemented(ThrowingCallable call) {
        assertThatThrownBy(call).satisfies(e -> assertError(e, 501, "NotImplemented"));
    }

    private static void assertError(Throwable thrown, int status, String code) {
        assertThat(thrown).isInstanceOf(S3Exception.class);
        S3Exception e = (S3Exception) thrown;
        assertThat(e.statusCode()).isEqualTo(status);
        assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(e.requestId()).isNotBlank();
    }
}
