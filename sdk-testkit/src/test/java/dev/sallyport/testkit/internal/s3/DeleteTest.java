package dev.sallyport.testkit.internal.s3;

import static dev.sallyport.testkit.internal.s3.BucketInUse.BUCKET;
import static dev.sallyport.testkit.internal.s3.BucketInUse.code;
import static dev.sallyport.testkit.internal.s3.BucketInUse.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.RunningFront;
import dev.sallyport.testkit.internal.SignedCall;
import dev.sallyport.testkit.internal.http.Listener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

class DeleteTest {

    private static final String KEY = "intake/form.txt";

    private BucketInUse bucket;
    private S3Client s3;

    @BeforeEach
    void open() throws IOException {
        bucket = BucketInUse.open();
        s3 = bucket.s3;
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    @Nested
    class GivenABucketThatKeepsVersions {

        @Test
        void whenAnObjectIsDeleted_thenAMarkerHidesItAndItsVersionsStay() {
            String version = bucket.put(KEY, "one").versionId();

            DeleteObjectResponse deleted = s3.deleteObject(b -> b.bucket(BUCKET).key(KEY));

            assertThat(deleted.sdkHttpResponse().statusCode()).isEqualTo(204);
            assertThat(deleted.deleteMarker()).isTrue();
            assertThat(deleted.versionId()).hasSize(32).isNotEqualTo(version);
            assertThat(code(() -> bucket.text(KEY))).isEqualTo("404 NoSuchKey");
            assertThat(bucket.text(KEY, version)).isEqualTo("one");
        }

        @Test
        void whenAMarkerIsRead_thenHeadersSayThatItIsOne() throws IOException {
            bucket.put(KEY, "one");
            String marker = s3.deleteObject(b -> b.bucket(BUCKET).key(KEY)).versionId();

            SignedCall.RawReply hidden = bucket.call("GET", "/" + KEY).send();
            SignedCall.RawReply named =
                    bucket.call("GET", "/" + KEY).query("versionId", marker).send();

            assertThat(hidden.error()).isEqualTo("404 NoSuchKey");
            assertThat(header(hidden, "x-amz-delete-marker")).isEqualTo("true");
            assertThat(header(hidden, "x-amz-version-id")).isEqualTo(marker);
            assertThat(named.error()).isEqualTo("405 MethodNotAllowed");
            assertThat(header(named, "x-amz-delete-marker")).isEqualTo("true");
            assertThat(header(named, "allow")).isEqualTo("DELETE");
            assertThat(named.body()).contains("<Method>GET</Method><ResourceType>DeleteMarker</ResourceType>");
        }

        @Test
        void whenTheMarkerIsDeleted_thenTheObjectIsBack() {
            bucket.put(KEY, "one");
            String marker = s3.deleteObject(b -> b.bucket(BUCKET).key(KEY)).versionId();

            DeleteObjectResponse deleted =
                    s3.deleteObject(b -> b.bucket(BUCKET).key(KEY).versionId(marker));

            assertThat(deleted.deleteMarker()).isTrue();
            assertThat(deleted.versionId()).isEqualTo(marker);
            assertThat(bucket.text(KEY)).isEqualTo("one");
        }

        @Test
        void whenAVersionIsDeleted_thenItIsGoneWithItsFile() throws IOException {
            String first = bucket.put(KEY, "one").versionId();
            bucket.put(KEY, "two");

            DeleteObjectResponse deleted =
                    s3.deleteObject(b -> b.bucket(BUCKET).key(KEY).versionId(first));

            assertThat(deleted.deleteMarker()).isNull();
            assertThat(deleted.versionId()).isEqualTo(first);
            assertThat(code(() -> bucket.text(KEY, first))).isEqualTo("404 NoSuchVersion");
            assertThat(bucket.text(KEY)).isEqualTo("two");
            assertThat(bucket.files()).isEqualTo(1);
        }

        @Test
        void whenNothingIsThere_thenThatIsNoError() {
            assertThat(s3.deleteObject(b -> b.bucket(BUCKET).key("intake/none")).deleteMarker())
                    .isTrue();
            assertThat(s3.deleteObject(b -> b.bucket(BUCKET).key("intake/none").versionId("A".repeat(32)))
                            .sdkHttpResponse()
                            .statusCode())
                    .isEqualTo(204);
            assertThat(code(() -> s3.deleteObject(b -> b.bucket(BUCKET).key(KEY).versionId("nonsense"))))
                    .isEqualTo("400 InvalidArgument");
        }

        @Test
        void whenTheETagIsAnother_thenNothingIsDeleted() {
            String etag = bucket.put(KEY, "one").eTag();

            assertThat(code(() -> s3.deleteObject(b -> b.bucket(BUCKET).key(KEY).ifMatch("\"0\""))))
                    .isEqualTo("412 PreconditionFailed");
            assertThat(code(() -> s3.deleteObject(
                            b -> b.bucket(BUCKET).key("intake/none").ifMatch("*"))))
                    .isEqualTo("404 NoSuchKey");
            assertThat(bucket.text(KEY)).isEqualTo("one");
            s3.deleteObject(b -> b.bucket(BUCKET).key(KEY).ifMatch(etag));
            assertThat(code(() -> bucket.text(KEY))).isEqualTo("404 NoSuchKey");
        }

        @Test
        void whenADirectoryBucketsConditionsAreAsked_thenTheyAreRefused() throws IOException {
            assertThat(bucket.call("DELETE", "/" + KEY)
                            .header("x-amz-if-match-size", "3")
                            .send()
                            .error())
                    .isEqualTo("501 NotImplemented");
        }
    }

    @Nested
    class GivenABucketThatNoLongerKeepsVersions {

        @Test
        void whenAnObjectIsDeleted_thenTheMarkerTakesThePlaceOfTheNullVersion() throws IOException {
            String kept = bucket.put(KEY, "one").versionId();
            s3.putBucketVersioning(
                    b -> b.bucket(BUCKET).versioningConfiguration(v -> v.status(BucketVersioningStatus.SUSPENDED)));
            assertThat(bucket.put(KEY, "two").versionId()).isNull();

            DeleteObjectResponse deleted = s3.deleteObject(b -> b.bucket(BUCKET).key(KEY));

            assertThat(deleted.versionId()).isEqualTo("null");
            assertThat(deleted.deleteMarker()).isTrue();
            assertThat(code(() -> bucket.text(KEY, "null"))).isEqualTo("405 MethodNotAllowed");
            assertThat(bucket.text(KEY, kept)).isEqualTo("one");
            assertThat(bucket.files()).isEqualTo(1);
        }

        @Test
        void whenVersioningIsAsked_thenItIsSuspended() throws IOException {
            assertThat(s3.getBucketVersioning(b -> b.bucket(BUCKET)).status())
                    .isEqualTo(BucketVersioningStatus.ENABLED);
            s3.putBucketVersioning(
                    b -> b.bucket(BUCKET).versioningConfiguration(v -> v.status(BucketVersioningStatus.SUSPENDED)));
            assertThat(s3.getBucketVersioning(b -> b.bucket(BUCKET)).status())
                    .isEqualTo(BucketVersioningStatus.SUSPENDED);
            s3.putBucketVersioning(
                    b -> b.bucket(BUCKET).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
            assertThat(bucket.put(KEY, "x").versionId()).hasSize(32);
            assertThat(versioning("<VersioningConfiguration><Status>enabled</Status></VersioningConfiguration>"))
                    .isEqualTo("400 MalformedXML");
            assertThat(versioning("<VersioningConfiguration/>"))
                    .isEqualTo("400 IllegalVersioningConfigurationException");
        }

        private String versioning(String xml) throws IOException {
            return bucket.call("PUT", "")
                    .query("versioning", "")
                    .body(xml)
                    .send()
                    .error();
        }
    }

    @Nested
    class GivenManyDeletesInOneRequest {

        @Test
        void whenTheyAreSent_thenEachIsAnswered() {
            String version = bucket.put(KEY, "one").versionId();

            DeleteObjectsResponse deleted = s3.deleteObjects(b -> b.bucket(BUCKET)
                    .delete(d -> d.objects(
                            ObjectIdentifier.builder().key(KEY).build(),
                            ObjectIdentifier.builder().key("intake/none").build(),
                            ObjectIdentifier.builder()
                                    .key(KEY)
                                    .versionId(version)
                                    .build(),
                            ObjectIdentifier.builder()
                                    .key("intake/a&b <c>")
                                    .versionId("nonsense")
                                    .build())));

            assertThat(deleted.deleted()).hasSize(3);
            assertThat(deleted.deleted().get(0).deleteMarker()).isTrue();
            assertThat(deleted.deleted().get(0).deleteMarkerVersionId()).hasSize(32);
            assertThat(deleted.deleted().get(2).versionId()).isEqualTo(version);
            assertThat(deleted.deleted().get(2).deleteMarker()).isNull();
            assertThat(deleted.errors()).singleElement().satisfies(error -> {
                assertThat(error.key()).isEqualTo("intake/a&b <c>");
                assertThat(error.code()).isEqualTo("NoSuchVersion");
            });
        }

        @Test
        void whenTheyAreQuiet_thenOnlyErrorsAreAnswered() {
            bucket.put(KEY, "one");

            DeleteObjectsResponse deleted = s3.deleteObjects(b -> b.bucket(BUCKET)
                    .delete(d -> d.quiet(true)
                            .objects(
                                    ObjectIdentifier.builder().key(KEY).build(),
                                    ObjectIdentifier.builder()
                                            .key(KEY)
                                            .eTag("\"0\"")
                                            .build())));

            assertThat(deleted.hasDeleted()).isFalse();
            assertThat(deleted.errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.code()).isEqualTo("PreconditionFailed"));
        }

        @Test
        void whenSomeAreNotAllowed_thenTheOthersAreDeleted() throws IOException {
            try (var front = RunningFront.allowing(wish -> !wish.resource().endsWith("/intake/kept"));
                    S3Client some = S3Clients.sync(front, Listener.S3, front.principals.caller())) {
                DeleteObjectsResponse deleted = some.deleteObjects(b -> b.bucket(BUCKET)
                        .delete(d -> d.objects(
                                ObjectIdentifier.builder().key("intake/kept").build(),
                                ObjectIdentifier.builder().key("intake/other").build())));

                assertThat(deleted.deleted())
                        .singleElement()
                        .satisfies(one -> assertThat(one.key()).isEqualTo("intake/other"));
                assertThat(deleted.errors())
                        .singleElement()
                        .satisfies(one -> assertThat(one.code()).isEqualTo("AccessDenied"));
            }
        }

        @Test
        void whenTheRequestIsWrong_thenNothingIsDeleted() throws IOException {
            bucket.put(KEY, "one");
            String xml = "<Delete><Object><Key>" + KEY + "</Key></Object></Delete>";

            assertThat(delete(xml, "x-amz-colour", "red")).isEqualTo("501 NotImplemented");
            assertThat(bucket.call("POST", "")
                            .query("delete", "")
                            .body(xml)
                            .send()
                            .error())
                    .isEqualTo("400 InvalidRequest");
            assertThat(delete(xml, "Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==")).isEqualTo("400 BadDigest");
            assertThat(delete(xml, "Content-MD5", "x")).isEqualTo("400 InvalidDigest");
            assertThat(summed("<Delete><Object>")).isEqualTo("400 MalformedXML");
            assertThat(summed("<Delete></Delete>")).isEqualTo("400 MalformedXML");
            assertThat(summed("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Delete><Object><Key>&x;</Key>"
                            + "</Object></Delete>"))
                    .isEqualTo("400 MalformedXML");
            assertThat(bucket.text(KEY)).isEqualTo("one");
        }

        @Test
        void whenThereAreMoreThanAThousand_thenTheyAreRefused() {
            ObjectIdentifier[] many = IntStream.rangeClosed(0, 1_000)
                    .mapToObj(i -> ObjectIdentifier.builder().key("intake/" + i).build())
                    .toArray(ObjectIdentifier[]::new);

            assertThat(code(() -> s3.deleteObjects(b -> b.bucket(BUCKET).delete(d -> d.objects(many)))))
                    .isEqualTo("400 MalformedXML");
        }

        private String delete(String xml, String header, String value) throws IOException {
            return bucket.call("POST", "")
                    .query("delete", "")
                    .header(header, value)
                    .body(xml)
                    .send()
                    .error();
        }

        private String summed(String xml) throws IOException {
            RunningChecksum crc = ChecksumAlgorithm.CRC32.start();
            crc.update(xml.getBytes(StandardCharsets.UTF_8));
            return delete(xml, "x-amz-checksum-crc32", Base64.getEncoder().encodeToString(crc.value()));
        }
    }
}
