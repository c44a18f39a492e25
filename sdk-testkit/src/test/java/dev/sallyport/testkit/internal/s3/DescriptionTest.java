package dev.sallyport.testkit.internal.s3;

import static dev.sallyport.testkit.internal.s3.BucketInUse.BUCKET;
import static dev.sallyport.testkit.internal.s3.BucketInUse.code;
import static dev.sallyport.testkit.internal.s3.BucketInUse.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.SignedCall;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectAttributesResponse;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;
import software.amazon.awssdk.services.s3.model.Tag;

class DescriptionTest {

    private static final String KEY = "intake/form.txt";

    private BucketInUse bucket;
    private S3Client s3;

    @BeforeEach
    void open() throws IOException {
        bucket = BucketInUse.unguarded();
        s3 = bucket.s3;
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Nested
    class GivenTags {

        @Test
        void whenAnObjectIsPutWithThem_thenTheyAreCountedAndRead() {
            s3.putObject(
                    b -> b.bucket(BUCKET).key(KEY).tagging("kind=a%20form+x&%C3%A9=%E7%94%B3&empty="),
                    RequestBody.fromString("x"));

            assertThat(s3.headObject(b -> b.bucket(BUCKET).key(KEY)).tagCount()).isEqualTo(3);
            assertThat(s3.getObjectTagging(b -> b.bucket(BUCKET).key(KEY)).tagSet())
                    .containsExactly(tag("kind", "a form x"), tag("é", "申"), tag("empty", ""));
        }

        @Test
        void whenTheyAreReplaced_thenOnlyThatVersionChanges() {
            String first = bucket.put(KEY, "one").versionId();
            String second = bucket.put(KEY, "two").versionId();

            s3.putObjectTagging(b -> b.bucket(BUCKET)
                    .key(KEY)
                    .versionId(first)
                    .tagging(t -> t.tagSet(
                            tag("a", "1"), tag("<&>", "x").toBuilder().key("b").build())));

            assertThat(s3.getObjectTagging(b -> b.bucket(BUCKET).key(KEY).versionId(first))
                            .tagSet())
                    .containsExactly(tag("a", "1"), tag("b", "x"));
            assertThat(s3.getObjectTagging(b -> b.bucket(BUCKET).key(KEY)).tagSet())
                    .isEmpty();
            assertThat(s3.getObjectTagging(b -> b.bucket(BUCKET).key(KEY)).versionId())
                    .isEqualTo(second);
            assertThat(bucket.text(KEY, first)).isEqualTo("one");
        }

        @Test
        void whenTheyAreDeleted_thenNoneIsLeft() {
            s3.putObject(b -> b.bucket(BUCKET).key(KEY).tagging("a=1"), RequestBody.fromString("x"));

            assertThat(s3.deleteObjectTagging(b -> b.bucket(BUCKET).key(KEY))
                            .sdkHttpResponse()
                            .statusCode())
                    .isEqualTo(204);
            assertThat(s3.headObject(b -> b.bucket(BUCKET).key(KEY)).tagCount()).isNull();
            assertThat(code(() -> s3.getObjectTagging(b -> b.bucket(BUCKET).key("intake/none"))))
                    .isEqualTo("404 NoSuchKey");
        }

        @Test
        void whenTheObjectIsDeleted_thenItsMarkerHasNone() {
            bucket.put(KEY, "x");
            s3.deleteObject(b -> b.bucket(BUCKET).key(KEY));

            assertThat(code(() -> s3.getObjectTagging(b -> b.bucket(BUCKET).key(KEY))))
                    .isEqualTo("405 MethodNotAllowed");
            assertThat(code(() -> s3.deleteObjectTagging(b -> b.bucket(BUCKET).key(KEY))))
                    .isEqualTo("405 MethodNotAllowed");
        }

        @ParameterizedTest
        @CsvSource({
            "a=1&a=2,400 InvalidArgument",
            "'a=1,b=2',400 InvalidArgument",
            "aws:a=1,400 InvalidTag",
            "a*b=1,400 InvalidTag",
            "a=1*,400 InvalidTag",
            "=1,400 InvalidTag",
            "a&b,'200 '"
        })
        void whenAHeadersTagsAreWrong_thenTheyAreRefused(String tags, String answer) throws IOException {
            assertThat(bucket.call("PUT", "/" + KEY)
                            .header("x-amz-tagging", tags)
                            .body("x")
                            .send()
                            .error())
                    .isEqualTo(answer);
        }

        @Test
        void whenThereAreTooManyOrTooLong_thenTheyAreRefused() {
            bucket.put(KEY, "x");
            List<Tag> eleven =
                    IntStream.range(0, 11).mapToObj(i -> tag("key" + i, "x")).toList();

            assertThat(put(eleven)).isEqualTo("400 BadRequest");
            assertThat(put(List.of(tag("k".repeat(129), "x")))).isEqualTo("400 InvalidTag");
            assertThat(put(List.of(tag("k", "v".repeat(257))))).isEqualTo("400 InvalidTag");
            assertThat(put(List.of(tag("k", "1"), tag("k", "2")))).isEqualTo("400 InvalidTag");
            s3.putObjectTagging(b ->
                    b.bucket(BUCKET).key(KEY).tagging(t -> t.tagSet(tag("k".repeat(128), "v".repeat(256)))));
            assertThat(s3.headObject(b -> b.bucket(BUCKET).key(KEY)).tagCount()).isEqualTo(1);
        }

        private String put(List<Tag> tags) {
            return code(() -> s3.putObjectTagging(b -> b.bucket(BUCKET).key(KEY).tagging(t -> t.tagSet(tags))));
        }
    }

    @Nested
    class GivenMetadata {

        @Test
        void whenItIsNotAscii_thenItComesBackAsItWasSent() throws IOException {
            bucket.call("PUT", "/" + KEY)
                    .header("x-amz-meta-name", "申請表 é")
                    .body("x")
                    .send();

            SignedCall.RawReply head = bucket.call("HEAD", "/" + KEY).send();

            assertThat(header(head, "x-amz-meta-name")).isEqualTo("申請表 é");
        }

        @Test
        void whenItIsTooLarge_thenItIsRefused() throws IOException {
            SignedCall.RawReply reply = meta("x".repeat(2_045));

            assertThat(reply.error()).isEqualTo("400 MetadataTooLarge");
            assertThat(reply.body()).contains("<Size>2049</Size><MaxSizeAllowed>2048</MaxSizeAllowed>");
            assertThat(meta("x".repeat(2_044)).status()).isEqualTo(200);
        }

        private SignedCall.RawReply meta(String value) throws IOException {
            return bucket.call("PUT", "/" + KEY)
                    .header("x-amz-meta-name", value)
                    .body("x")
                    .send();
        }

        @Test
        void whenHeadersAreStored_thenAllComeBack() {
            s3.putObject(
                    b -> b.bucket(BUCKET)
                            .key(KEY)
                            .cacheControl("max-age=60")
                            .contentDisposition("inline")
                            .contentEncoding("gzip")
                            .contentLanguage("de")
                            .storageClass("STANDARD_IA"),
                    RequestBody.fromString("x"));

            var head = s3.headObject(b -> b.bucket(BUCKET).key(KEY));
            assertThat(head.cacheControl()).isEqualTo("max-age=60");
            assertThat(head.contentDisposition()).isEqualTo("inline");
            assertThat(head.contentEncoding()).isEqualTo("gzip");
            assertThat(head.contentLanguage()).isEqualTo("de");
            assertThat(head.storageClassAsString()).isEqualTo("STANDARD_IA");
        }

        @ParameterizedTest
        @CsvSource({
            "x-amz-acl,private,400 AccessControlListNotSupported",
            "x-amz-acl,public-read,400 AccessControlListNotSupported",
            "x-amz-grant-read,id=x,400 AccessControlListNotSupported",
            "x-amz-acl,bucket-owner-full-control,'200 '",
            "x-amz-storage-class,GLACIER,501 NotImplemented",
            "x-amz-storage-class,WARM,400 InvalidStorageClass",
            "x-amz-storage-class,STANDARD,'200 '",
            "x-amz-object-lock-mode,GOVERNANCE,501 NotImplemented",
            "x-amz-server-side-encryption-customer-algorithm,AES256,501 NotImplemented",
            "x-amz-server-side-encryption,AES256,'200 '",
            "x-amz-website-redirect-location,/x,501 NotImplemented",
            "x-amz-expected-bucket-owner,999999999999,403 AccessDenied",
            "x-amz-expected-bucket-owner,111111111111,'200 '"
        })
        void whenAHeaderAsksForMore_thenItIsDoneOrRefused(String header, String value, String answer)
                throws IOException {
            assertThat(bucket.call("PUT", "/" + KEY)
                            .header(header, value)
                            .body("x")
                            .send()
                            .error())
                    .isEqualTo(answer);
        }
    }

    @Nested
    class GivenAttributes {

        @Test
        void whenSomeAreAsked_thenOnlyTheseCome() {
            bucket.put(KEY, "hello");

            GetObjectAttributesResponse all = s3.getObjectAttributes(b -> b.bucket(BUCKET)
                    .key(KEY)
                    .objectAttributes(
                            ObjectAttributes.E_TAG,
                            ObjectAttributes.CHECKSUM,
                            ObjectAttributes.OBJECT_SIZE,
                            ObjectAttributes.STORAGE_CLASS,
                            ObjectAttributes.OBJECT_PARTS));
            GetObjectAttributesResponse size = s3.getObjectAttributes(
                    b -> b.bucket(BUCKET).key(KEY).objectAttributes(ObjectAttributes.OBJECT_SIZE));

            assertThat(all.eTag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
            assertThat(all.checksum().checksumCRC32()).isNotNull();
            assertThat(all.objectSize()).isEqualTo(5);
            assertThat(all.storageClassAsString()).isEqualTo("STANDARD");
            assertThat(all.objectParts()).isNull();
            assertThat(all.versionId()).hasSize(32);
            assertThat(size.objectSize()).isEqualTo(5);
            assertThat(size.eTag()).isNull();
        }

        @Test
        void whenNoneIsAsked_thenThatIsAnError() throws IOException {
            bucket.put(KEY, "hello");

            assertThat(bucket.call("GET", "/" + KEY)
                            .query("attributes", "")
                            .send()
                            .error())
                    .isEqualTo("400 InvalidRequest");
            assertThat(bucket.call("GET", "/" + KEY)
                            .query("attributes", "")
                            .header("x-amz-object-attributes", "Colour")
                            .send()
                            .error())
                    .isEqualTo("400 InvalidArgument");
        }
    }

    @Nested
    class GivenTheToStringOfWhatIsStored {

        @Test
        void whenItIsPrinted_thenNoContentShows() throws Exception {
            Description description =
                    new Description(Map.of("x-amz-meta-secret", "secret"), new Tags(Map.of("secret", "secret")));
            StoredObject object = new StoredObject(
                    "v",
                    bucket.front.clock.instant(),
                    "etag",
                    description,
                    new StoredObject.Body(
                            new Content(List.of()), StoredChecksum.full(ChecksumAlgorithm.CRC32, "x"), List.of()));

            assertThat(List.of(
                                    description,
                                    description.tags(),
                                    object,
                                    new ObjectPath("b", "secret"),
                                    new CopySource("secret", Optional.empty()),
                                    new WriteCondition("secret", Optional.empty(), true),
                                    new ObjectStore.Listed("secret", object, true),
                                    new Paging("secret", "secret", 1, true),
                                    new Paging.Page<>(List.of("secret"), List.of("secret"), true, "secret"),
                                    new ObjectStore.Draft("secret", "e", description, object.body()))
                            .stream()
                            .map(Object::toString)
                            .collect(Collectors.joining()))
                    .doesNotContain("secret");
        }
    }
}
