package dev.sallyport.testkit.internal.s3;

import static dev.sallyport.testkit.internal.s3.BucketInUse.BUCKET;
import static dev.sallyport.testkit.internal.s3.BucketInUse.code;
import static dev.sallyport.testkit.internal.s3.BucketInUse.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.SignedCall;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

class ConditionsTest {

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
    class GivenAnObjectToRead {

        private String etag;
        private Instant modified;

        @BeforeEach
        void put() {
            etag = bucket.put(KEY, "hello").eTag();
            modified = s3.headObject(b -> b.bucket(BUCKET).key(KEY)).lastModified();
        }

        /** As the table in the description of GetObject has it. */
        @ParameterizedTest
        @CsvSource({
            "if-match,same,,,200",
            "if-match,other,,,412",
            "if-match,*,,,200",
            "if-none-match,same,,,304",
            "if-none-match,other,,,200",
            "if-modified-since,same,,,304",
            "if-modified-since,before,,,200",
            "if-modified-since,later,,,200",
            "if-modified-since,nonsense,,,200",
            "if-unmodified-since,same,,,200",
            "if-unmodified-since,before,,,412",
            "if-match,same,if-unmodified-since,before,200",
            "if-match,other,if-unmodified-since,same,412",
            "if-none-match,same,if-modified-since,before,304",
            "if-none-match,other,if-modified-since,same,200",
            "if-match,other,if-none-match,same,412"
        })
        void whenConditionsAreGiven_thenTheETagGoesBeforeTheDate(
                String first, String firstValue, String second, String secondValue, int status) throws IOException {
            for (String method : new String[] {"GET", "HEAD"}) {
                SignedCall call = bucket.call(method, "/" + KEY).header(first, value(first, firstValue));
                if (second != null) {
                    call.header(second, value(second, secondValue));
                }

                SignedCall.RawReply reply = call.send();

                assertThat(reply.status()).isEqualTo(status);
                if (status == 304) {
                    assertThat(reply.body()).isEmpty();
                    assertThat(header(reply, "etag")).isEqualTo(etag);
                    assertThat(header(reply, "last-modified")).isEqualTo(Moment.http(modified));
                }
            }
        }

        private String value(String header, String value) {
            boolean date = header.endsWith("since");
            return switch (value) {
                case "same" -> date ? Moment.http(modified) : etag;
                case "other" -> "\"0\"";
                case "before" -> Moment.http(modified.minusSeconds(1));
                case "later" -> Moment.http(bucket.front.clock.instant().plusSeconds(3_600));
                default -> value;
            };
        }

        @Test
        void whenAConditionFails_thenItIsNamed() throws IOException {
            assertThat(bucket.call("GET", "/" + KEY)
                            .header("if-match", "\"0\"")
                            .send()
                            .body())
                    .contains("<Code>PreconditionFailed</Code>")
                    .contains("<Condition>If-Match</Condition>");
        }

        @ParameterizedTest
        @CsvSource({
            "bytes=0-0,206,h",
            "bytes=1-3,206,ell",
            "bytes=3-,206,lo",
            "bytes=-2,206,lo",
            "bytes=-100,206,hello",
            "bytes=2-100,206,llo",
            "bytes=3-1,200,hello",
            "'bytes=0-1,3-4',200,hello",
            "lines=0-1,200,hello",
            "bytes=-,200,hello",
            "bytes=5-,416,",
            "bytes=-0,416,"
        })
        void whenARangeIsAsked_thenThatPartComesOrAll(String range, int status, String text) throws IOException {
            SignedCall.RawReply got =
                    bucket.call("GET", "/" + KEY).header("range", range).send();
            SignedCall.RawReply head =
                    bucket.call("HEAD", "/" + KEY).header("range", range).send();

            assertThat(got.status()).isEqualTo(status);
            assertThat(head.status()).isEqualTo(status);
            assertThat(head.body()).isEmpty();
            if (status == 416) {
                assertThat(got.error()).isEqualTo("416 InvalidRange");
                assertThat(header(got, "content-range")).isEqualTo("bytes */5");
                assertThat(got.body())
                        .contains("<RangeRequested>" + range + "</RangeRequested>")
                        .contains("<ActualObjectSize>5</ActualObjectSize>");
            } else {
                assertThat(got.body()).isEqualTo(text);
                assertThat(header(head, "content-length")).isEqualTo(Integer.toString(text.length()));
            }
        }

        @Test
        void whenTheObjectIsEmpty_thenNoRangeIsInIt() throws IOException {
            bucket.put("intake/empty", "");

            assertThat(bucket.call("GET", "/intake/empty")
                            .header("range", "bytes=0-")
                            .send()
                            .error())
                    .isEqualTo("416 InvalidRange");
            assertThat(bucket.text("intake/empty")).isEmpty();
        }

        @Test
        void whenTheQuerySetsHeaders_thenTheAnswerHasThem() {
            var got = s3.getObject(b -> b.bucket(BUCKET)
                            .key(KEY)
                            .responseContentType("text/html")
                            .responseContentDisposition("attachment; filename=x")
                            .responseCacheControl("no-store"))
                    .response();

            assertThat(got.contentType()).isEqualTo("text/html");
            assertThat(got.contentDisposition()).isEqualTo("attachment; filename=x");
            assertThat(got.cacheControl()).isEqualTo("no-store");
            assertThat(code(() -> s3.getObject(b -> b.bucket(BUCKET).key(KEY).responseContentType("申"))))
                    .isEqualTo("400 InvalidArgument");
        }
    }

    @Nested
    class GivenAnObjectToWrite {

        @Test
        void whenThereMustBeNone_thenOnlyTheFirstIsStored() throws IOException {
            s3.putObject(b -> b.bucket(BUCKET).key(KEY).ifNoneMatch("*"), RequestBody.fromString("one"));

            assertThat(code(() -> s3.putObject(
                            b -> b.bucket(BUCKET).key(KEY).ifNoneMatch("*"), RequestBody.fromString("two"))))
                    .isEqualTo("412 PreconditionFailed");
            assertThat(bucket.text(KEY)).isEqualTo("one");
            assertThat(bucket.files()).isEqualTo(1);
            s3.deleteObject(b -> b.bucket(BUCKET).key(KEY));
            s3.putObject(b -> b.bucket(BUCKET).key(KEY).ifNoneMatch("*"), RequestBody.fromString("three"));
            assertThat(bucket.text(KEY)).isEqualTo("three");
        }

        @Test
        void whenManyTryAtOnce_thenOneSucceeds() throws IOException {
            ConcurrentLinkedQueue<Integer> refused = new ConcurrentLinkedQueue<>();
            long stored = IntStream.range(0, 32)
                    .parallel()
                    .filter(i -> {
                        try {
                            s3.putObject(
                                    b -> b.bucket(BUCKET).key(KEY).ifNoneMatch("*"),
                                    RequestBody.fromString("from " + i));
                            return true;
                        } catch (S3Exception e) {
                            refused.add(e.statusCode());
                            return false;
                        }
                    })
                    .count();

            assertThat(stored).isEqualTo(1);
            assertThat(refused).hasSize(31).containsOnly(412);
            assertThat(bucket.files()).isEqualTo(1);
        }

        @Test
        void whenTheETagMustBeThat_thenAnotherIsRefused() {
            assertThat(code(() ->
                            s3.putObject(b -> b.bucket(BUCKET).key(KEY).ifMatch("\"0\""), RequestBody.fromString("x"))))
                    .isEqualTo("404 NoSuchKey");
            String etag = bucket.put(KEY, "one").eTag();
            assertThat(code(() ->
                            s3.putObject(b -> b.bucket(BUCKET).key(KEY).ifMatch("\"0\""), RequestBody.fromString("x"))))
                    .isEqualTo("412 PreconditionFailed");
            s3.putObject(b -> b.bucket(BUCKET).key(KEY).ifMatch(etag), RequestBody.fromString("two"));
            assertThat(bucket.text(KEY)).isEqualTo("two");
        }

        @ParameterizedTest
        @CsvSource({"If-None-Match,\"0\"", "If-Match,*", "If-Modified-Since,x"})
        void whenS3DoesNotKnowTheCondition_thenItIsNotImplemented(String header, String value) throws IOException {
            assertThat(bucket.call("PUT", "/" + KEY)
                            .header(header, value)
                            .body("x")
                            .send()
                            .error())
                    .isEqualTo("501 NotImplemented");
        }

        @Test
        void whenTheObjectGoesWhileAnUploadIsUnderWay_thenThereIsAConflict() {
            bucket.put(KEY, "one");
            String upload =
                    s3.createMultipartUpload(b -> b.bucket(BUCKET).key(KEY)).uploadId();
            s3.deleteObject(b -> b.bucket(BUCKET).key(KEY));
            CompletedPart part = part(upload);

            assertThat(code(() -> s3.completeMultipartUpload(b -> b.bucket(BUCKET)
                            .key(KEY)
                            .uploadId(upload)
                            .ifNoneMatch("*")
                            .multipartUpload(m -> m.parts(part)))))
                    .isEqualTo("409 ConditionalRequestConflict");
        }

        @Test
        void whenTheObjectIsReplacedWhileAnUploadIsUnderWay_thenThereIsAConflict() {
            String upload =
                    s3.createMultipartUpload(b -> b.bucket(BUCKET).key(KEY)).uploadId();
            String etag = bucket.put(KEY, "one").eTag();
            CompletedPart part = part(upload);

            assertThat(code(() -> s3.completeMultipartUpload(b -> b.bucket(BUCKET)
                            .key(KEY)
                            .uploadId(upload)
                            .ifMatch(etag)
                            .multipartUpload(m -> m.parts(part)))))
                    .isEqualTo("409 ConditionalRequestConflict");
            assertThat(code(() -> s3.completeMultipartUpload(b -> b.bucket(BUCKET)
                            .key(KEY)
                            .uploadId(upload)
                            .ifNoneMatch("*")
                            .multipartUpload(m -> m.parts(part)))))
                    .isEqualTo("412 PreconditionFailed");
            assertThat(bucket.text(KEY)).isEqualTo("one");
        }

        private CompletedPart part(String upload) {
            return CompletedPart.builder()
                    .partNumber(1)
                    .eTag(s3.uploadPart(
                                    b -> b.bucket(BUCKET)
                                            .key(KEY)
                                            .uploadId(upload)
                                            .partNumber(1),
                                    RequestBody.fromString("part"))
                            .eTag())
                    .build();
        }
    }
}
