package dev.sallyport.testkit.internal.s3;

import static dev.sallyport.testkit.internal.s3.BucketInUse.BUCKET;
import static dev.sallyport.testkit.internal.s3.BucketInUse.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

class ListTest {

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

    private static List<String> keys(ListObjectsV2Response page) {
        return page.contents().stream().map(S3Object::key).toList();
    }

    private static List<String> prefixes(List<CommonPrefix> prefixes) {
        return prefixes.stream().map(CommonPrefix::prefix).toList();
    }

    @Nested
    class GivenAFewObjects {

        @BeforeEach
        void put() {
            for (String key : List.of("folder/aSub/1", "folder/aSub/2", "folder/file1", "folder/file2", "other")) {
                bucket.put(key, "hello");
            }
        }

        @Test
        void whenTheyAreListed_thenEachIsDescribed() {
            ListObjectsV2Response page =
                    s3.listObjectsV2(b -> b.bucket(BUCKET).prefix("folder/").fetchOwner(true));

            assertThat(keys(page)).containsExactly("folder/aSub/1", "folder/aSub/2", "folder/file1", "folder/file2");
            assertThat(page.keyCount()).isEqualTo(4);
            assertThat(page.isTruncated()).isFalse();
            assertThat(page.maxKeys()).isEqualTo(1_000);
            assertThat(page.name()).isEqualTo(BUCKET);
            S3Object first = page.contents().get(0);
            assertThat(first.size()).isEqualTo(5);
            assertThat(first.eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
            assertThat(first.storageClassAsString()).isEqualTo("STANDARD");
            assertThat(first.checksumAlgorithmAsStrings()).containsExactly("CRC32");
            assertThat(first.owner().id()).hasSize(64);
            assertThat(first.lastModified()).isBeforeOrEqualTo(bucket.front.clock.instant());
        }

        @Test
        void whenADelimiterIsGiven_thenKeysAreRolledUp() {
            ListObjectsV2Response page =
                    s3.listObjectsV2(b -> b.bucket(BUCKET).prefix("folder/").delimiter("/"));

            assertThat(prefixes(page.commonPrefixes())).containsExactly("folder/aSub/");
            assertThat(keys(page)).containsExactly("folder/file1", "folder/file2");
            assertThat(page.keyCount()).isEqualTo(3);
            assertThat(page.contents().get(0).owner()).isNull();
        }

        @Test
        void whenPagesAreSmall_thenARolledUpPrefixCountsOnce() {
            ListObjectsV2Response first = s3.listObjectsV2(
                    b -> b.bucket(BUCKET).prefix("folder/").delimiter("/").maxKeys(1));
            ListObjectsV2Response second = s3.listObjectsV2(b -> b.bucket(BUCKET)
                    .prefix("folder/")
                    .delimiter("/")
                    .maxKeys(1)
                    .continuationToken(first.nextContinuationToken()));
            ListObjectsV2Response third = s3.listObjectsV2(b -> b.bucket(BUCKET)
                    .prefix("folder/")
                    .delimiter("/")
                    .maxKeys(1)
                    .continuationToken(second.nextContinuationToken()));

            assertThat(prefixes(first.commonPrefixes())).containsExactly("folder/aSub/");
            assertThat(first.isTruncated()).isTrue();
            assertThat(keys(second)).containsExactly("folder/file1");
            assertThat(second.commonPrefixes()).isEmpty();
            assertThat(keys(third)).containsExactly("folder/file2");
            assertThat(third.isTruncated()).isFalse();
            assertThat(third.nextContinuationToken()).isNull();
        }

        @Test
        void whenAllPagesAreRead_thenNothingIsLostOrDoubled() {
            assertThat(s3.listObjectsV2Paginator(b -> b.bucket(BUCKET).maxKeys(2)).contents().stream()
                            .map(S3Object::key))
                    .containsExactly("folder/aSub/1", "folder/aSub/2", "folder/file1", "folder/file2", "other");
        }

        @Test
        void whenItStartsAfterAKey_thenThatKeyIsLeftOut() {
            ListObjectsV2Response page = s3.listObjectsV2(b -> b.bucket(BUCKET).startAfter("folder/file1"));

            assertThat(keys(page)).containsExactly("folder/file2", "other");
            assertThat(page.startAfter()).isEqualTo("folder/file1");
        }

        @Test
        void whenTheOldListIsAsked_thenMarkersLeadFromPageToPage() {
            ListObjectsResponse first = s3.listObjects(
                    b -> b.bucket(BUCKET).prefix("folder/").delimiter("/").maxKeys(1));
            ListObjectsResponse second = s3.listObjects(b ->
                    b.bucket(BUCKET).prefix("folder/").delimiter("/").maxKeys(1).marker("folder/aSub/1"));
            ListObjectsResponse plain = s3.listObjects(b -> b.bucket(BUCKET).maxKeys(1));

            assertThat(prefixes(first.commonPrefixes())).containsExactly("folder/aSub/");
            assertThat(first.nextMarker()).isEqualTo("folder/aSub/");
            assertThat(second.contents()).extracting(S3Object::key).containsExactly("folder/file1");
            assertThat(second.nextMarker()).isEqualTo("folder/file1");
            assertThat(plain.isTruncated()).isTrue();
            assertThat(plain.nextMarker()).isNull();
            assertThat(plain.contents().get(0).owner().id()).hasSize(64);
        }

        @Test
        void whenTheRequestIsWrong_thenTheErrorNamesTheArgument() throws IOException {
            assertThat(list("max-keys", "many")).isEqualTo("400 InvalidArgument");
            assertThat(list("max-keys", "-1")).isEqualTo("400 InvalidArgument");
            assertThat(list("encoding-type", "base64")).isEqualTo("400 InvalidArgument");
            assertThat(list("continuation-token", "")).isEqualTo("400 InvalidArgument");
            assertThat(list("continuation-token", "%%%")).isEqualTo("400 InvalidArgument");
            assertThat(list("max-keys", "0")).isEqualTo("200 ");
            assertThat(s3.listObjectsV2(b -> b.bucket(BUCKET).maxKeys(5_000)).maxKeys())
                    .isEqualTo(1_000);
        }

        private String list(String name, String value) throws IOException {
            return bucket.call("GET", "/")
                    .query("list-type", "2")
                    .query(name, value)
                    .send()
                    .error();
        }
    }

    @Nested
    class GivenKeysOfAllKinds {

        @Test
        void whenTheyAreListed_thenTheOrderIsThatOfTheirBytes() {
            List<String> order = List.of("A", "a", "a b+c", "a/\u0001x", "é", "申", "\uff5e", "\ud83d\ude00");
            order.forEach(key -> bucket.put(key, "x"));

            assertThat(keys(s3.listObjectsV2(b -> b.bucket(BUCKET).encodingType(EncodingType.URL))))
                    .isEqualTo(order);
        }

        @Test
        void whenTheyAreNotEncoded_thenTheXmlHasThemAsTheyAre() throws IOException {
            bucket.put("a b+c&<é>", "x");

            assertThat(bucket.call("GET", "/").query("list-type", "2").send().body())
                    .contains("<Key>a b+c&amp;&lt;é&gt;</Key>")
                    .doesNotContain("EncodingType");
            assertThat(bucket.call("GET", "/")
                            .query("list-type", "2")
                            .query("encoding-type", "url")
                            .send()
                            .body())
                    .contains("<Key>a+b%2Bc%26%3C%C3%A9%3E</Key>")
                    .contains("<EncodingType>url</EncodingType>");
        }

        @Test
        void whenThereAreMoreThanAThousand_thenThePageEnds() {
            IntStream.range(0, 1_003).parallel().forEach(i -> bucket.put("many/%04d".formatted(i), "x"));

            ListObjectsV2Response page = s3.listObjectsV2(b -> b.bucket(BUCKET));

            assertThat(page.keyCount()).isEqualTo(1_000);
            assertThat(page.isTruncated()).isTrue();
            assertThat(keys(s3.listObjectsV2(b -> b.bucket(BUCKET).continuationToken(page.nextContinuationToken()))))
                    .containsExactly("many/1000", "many/1001", "many/1002");
        }
    }

    @Nested
    class GivenSeveralVersions {

        private String one;
        private String two;
        private String marker;
        private String three;

        @BeforeEach
        void put() {
            one = bucket.put("a", "1").versionId();
            two = bucket.put("a", "2").versionId();
            marker = s3.deleteObject(b -> b.bucket(BUCKET).key("a")).versionId();
            three = bucket.put("b/c", "3").versionId();
        }

        @Test
        void whenTheyAreListed_thenTheNewestOfEachKeyComesFirst() {
            ListObjectVersionsResponse page = s3.listObjectVersions(b -> b.bucket(BUCKET));

            assertThat(page.versions()).extracting(ObjectVersion::versionId).containsExactly(two, one, three);
            assertThat(page.versions()).extracting(ObjectVersion::isLatest).containsExactly(false, false, true);
            assertThat(page.deleteMarkers()).singleElement().satisfies(entry -> {
                assertThat(entry.versionId()).isEqualTo(marker);
                assertThat(entry.isLatest()).isTrue();
                assertThat(entry.key()).isEqualTo("a");
            });
            assertThat(keys(s3.listObjectsV2(b -> b.bucket(BUCKET)))).containsExactly("b/c");
        }

        @Test
        void whenPagesAreSmall_thenMarkersLeadOn() {
            ListObjectVersionsResponse first =
                    s3.listObjectVersions(b -> b.bucket(BUCKET).maxKeys(2));
            ListObjectVersionsResponse second = s3.listObjectVersions(b ->
                    b.bucket(BUCKET).keyMarker(first.nextKeyMarker()).versionIdMarker(first.nextVersionIdMarker()));
            ListObjectVersionsResponse byKey =
                    s3.listObjectVersions(b -> b.bucket(BUCKET).keyMarker("a").delimiter("/"));

            assertThat(first.deleteMarkers())
                    .extracting(DeleteMarkerEntry::versionId)
                    .containsExactly(marker);
            assertThat(first.versions()).extracting(ObjectVersion::versionId).containsExactly(two);
            assertThat(first.nextKeyMarker()).isEqualTo("a");
            assertThat(first.nextVersionIdMarker()).isEqualTo(two);
            assertThat(second.versions()).extracting(ObjectVersion::versionId).containsExactly(one, three);
            assertThat(byKey.versions()).isEmpty();
            assertThat(prefixes(byKey.commonPrefixes())).containsExactly("b/");
        }

        @Test
        void whenWhatWasListedIsDeletedMeanwhile_thenTheRestStillComes() {
            ListObjectVersionsResponse first =
                    s3.listObjectVersions(b -> b.bucket(BUCKET).maxKeys(2));
            s3.deleteObject(b -> b.bucket(BUCKET).key("a").versionId(marker));
            s3.deleteObject(b -> b.bucket(BUCKET).key("a").versionId(two));

            assertThat(s3.listObjectVersions(b -> b.bucket(BUCKET)
                                    .keyMarker(first.nextKeyMarker())
                                    .versionIdMarker(first.nextVersionIdMarker()))
                            .versions())
                    .extracting(ObjectVersion::versionId)
                    .containsExactly(one, three);
        }

        @Test
        void whenOnlyAVersionMarks_thenThatIsRefused() {
            assertThat(code(() -> s3.listObjectVersions(b -> b.bucket(BUCKET).versionIdMarker(one))))
                    .isEqualTo("400 InvalidArgument");
        }
    }

    @Nested
    class GivenTheBucketItself {

        @Test
        void whenItIsDescribed_thenItsRegionIsNamed() {
            assertThat(s3.headBucket(b -> b.bucket(BUCKET)).bucketRegion()).isEqualTo("ap-east-1");
            assertThat(s3.getBucketLocation(b -> b.bucket(BUCKET)).locationConstraintAsString())
                    .isEqualTo("ap-east-1");
            assertThat(s3.listBuckets().buckets()).singleElement().satisfies(one -> {
                assertThat(one.name()).isEqualTo(BUCKET);
                assertThat(one.bucketRegion()).isEqualTo("ap-east-1");
            });
            assertThat(s3.listBuckets(b -> b.prefix("other")).buckets()).isEmpty();
            assertThat(code(() -> s3.headBucket(b -> b.bucket("another-bucket"))))
                    .startsWith("404");
        }
    }
}
