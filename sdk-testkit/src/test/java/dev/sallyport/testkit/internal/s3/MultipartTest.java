package dev.sallyport.testkit.internal.s3;

import static dev.sallyport.testkit.internal.s3.BucketInUse.BUCKET;
import static dev.sallyport.testkit.internal.s3.BucketInUse.code;
import static dev.sallyport.testkit.internal.s3.BucketInUse.error;
import static dev.sallyport.testkit.internal.s3.BucketInUse.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.SignedCall;
import dev.sallyport.testkit.internal.http.Listener;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

class MultipartTest {

    private static final String KEY = "intake/scan.pdf";
    private static final int PART = 5 * 1024 * 1024;

    private final byte[] bytes = new byte[2 * PART + 17];
    private BucketInUse bucket;
    private S3Client s3;

    @BeforeEach
    void open() throws IOException {
        new Random(5).nextBytes(bytes);
        bucket = BucketInUse.open();
        s3 = bucket.s3;
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    private String begin(Consumer<CreateMultipartUploadRequest.Builder> more) {
        return s3.createMultipartUpload(b -> more.accept(b.bucket(BUCKET).key(KEY)))
                .uploadId();
    }

    private CompletedPart part(String upload, int number, byte[] content) {
        UploadPartResponse part = s3.uploadPart(
                b -> b.bucket(BUCKET).key(KEY).uploadId(upload).partNumber(number), RequestBody.fromBytes(content));
        return CompletedPart.builder().partNumber(number).eTag(part.eTag()).build();
    }

    private CompletedPart[] threeParts(String upload) {
        return new CompletedPart[] {
            part(upload, 1, Arrays.copyOf(bytes, PART)),
            part(upload, 2, Arrays.copyOfRange(bytes, PART, 2 * PART)),
            part(upload, 3, Arrays.copyOfRange(bytes, 2 * PART, bytes.length))
        };
    }

    private CompleteMultipartUploadResponse complete(String upload, CompletedPart... parts) {
        return complete(upload, b -> {}, parts);
    }

    private CompleteMultipartUploadResponse complete(
            String upload, Consumer<CompleteMultipartUploadRequest.Builder> more, CompletedPart... parts) {
        return s3.completeMultipartUpload(
                b -> more.accept(b.bucket(BUCKET).key(KEY).uploadId(upload).multipartUpload(m -> m.parts(parts))));
    }

    private static String sum(ChecksumAlgorithm algorithm, byte[] content) {
        RunningChecksum sum = algorithm.start();
        sum.update(content);
        return Base64.getEncoder().encodeToString(sum.value());
    }

    @Nested
    class GivenAnUploadInThreeParts {

        @Test
        void whenItIsComplete_thenTheObjectIsAllOfThem() throws IOException {
            String upload = begin(b -> b.contentType("application/pdf").metadata(Map.of("pages", "3")));

            CompleteMultipartUploadResponse completed = complete(upload, threeParts(upload));

            assertThat(completed.eTag()).matches("\"[0-9a-f]{32}-3\"");
            assertThat(completed.versionId()).hasSize(32);
            assertThat(completed.location()).isEqualTo("https://acme-private.s3.ap-east-1.amazonaws.com/" + KEY);
            assertThat(completed.checksumCRC64NVME()).isEqualTo(sum(ChecksumAlgorithm.CRC64NVME, bytes));
            var got = s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY));
            assertThat(got.asByteArray()).isEqualTo(bytes);
            assertThat(got.response().contentType()).isEqualTo("application/pdf");
            assertThat(got.response().metadata()).containsEntry("pages", "3");
            assertThat(s3.listMultipartUploads(b -> b.bucket(BUCKET)).uploads()).isEmpty();
            assertThat(bucket.files()).isEqualTo(3);
        }

        @Test
        void whenARangeSpansParts_thenItIsOnePiece() {
            String upload = begin(b -> {});
            complete(upload, threeParts(upload));

            byte[] got = s3.getObjectAsBytes(
                            b -> b.bucket(BUCKET).key(KEY).range("bytes=" + (PART - 10) + "-" + (2 * PART + 9)))
                    .asByteArray();

            assertThat(got).isEqualTo(Arrays.copyOfRange(bytes, PART - 10, 2 * PART + 10));
        }

        @Test
        void whenAPartIsAskedFor_thenItComesAlone() {
            String upload = begin(b -> b.checksumAlgorithm("CRC32C"));
            CompletedPart[] parts = new CompletedPart[2];
            for (int i = 0; i < 2; i++) {
                byte[] content = Arrays.copyOfRange(bytes, i * PART, i == 0 ? PART : PART + 9);
                int number = i + 1;
                UploadPartResponse sent = s3.uploadPart(
                        b -> b.bucket(BUCKET)
                                .key(KEY)
                                .uploadId(upload)
                                .partNumber(number)
                                .checksumAlgorithm("CRC32C"),
                        RequestBody.fromBytes(content));
                parts[i] = CompletedPart.builder()
                        .partNumber(number)
                        .eTag(sent.eTag())
                        .checksumCRC32C(sent.checksumCRC32C())
                        .build();
            }
            complete(upload, parts);

            HeadObjectResponse head =
                    s3.headObject(b -> b.bucket(BUCKET).key(KEY).partNumber(2).checksumMode(ChecksumMode.ENABLED));

            assertThat(head.partsCount()).isEqualTo(2);
            assertThat(head.contentLength()).isEqualTo(9);
            assertThat(head.contentRange()).isEqualTo("bytes " + PART + "-" + (PART + 8) + "/" + (PART + 9));
            assertThat(head.checksumCRC32C())
                    .isEqualTo(sum(ChecksumAlgorithm.CRC32C, Arrays.copyOfRange(bytes, PART, PART + 9)));
            assertThat(head.checksumType()).isEqualTo(ChecksumType.COMPOSITE);
            assertThat(code(() ->
                            s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY).partNumber(3))))
                    .isEqualTo("416 InvalidPartNumber");
            assertThat(code(() -> s3.getObjectAsBytes(
                            b -> b.bucket(BUCKET).key(KEY).partNumber(1).range("bytes=0-1"))))
                    .isEqualTo("400 InvalidRequest");
        }

        @Test
        void whenAPartIsSentAgain_thenTheLastOneCounts() throws IOException {
            String upload = begin(b -> {});
            part(upload, 7, new byte[] {1});
            CompletedPart again = part(upload, 7, new byte[] {2, 3});

            complete(upload, again);

            assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY)).asByteArray())
                    .containsExactly(2, 3);
            assertThat(bucket.files()).isEqualTo(1);
        }

        @Test
        void whenPartsAreLeftOut_thenTheirBytesAreGone() throws IOException {
            String upload = begin(b -> {});
            part(upload, 1, new byte[] {1});
            CompletedPart second = part(upload, 2, new byte[] {2});

            complete(upload, second);

            assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY)).asByteArray())
                    .containsExactly(2);
            assertThat(bucket.files()).isEqualTo(1);
        }
    }

    @Nested
    class GivenAnUploadThatIsNotComplete {

        @Test
        void whenItsPartsAreListed_thenTheyComeByNumber() {
            String upload = begin(b -> {});
            part(upload, 9, new byte[9]);
            part(upload, 2, new byte[2]);
            part(upload, 5, new byte[5]);

            ListPartsResponse first =
                    s3.listParts(b -> b.bucket(BUCKET).key(KEY).uploadId(upload).maxParts(2));
            ListPartsResponse second = s3.listParts(
                    b -> b.bucket(BUCKET).key(KEY).uploadId(upload).partNumberMarker(first.nextPartNumberMarker()));

            assertThat(first.parts()).extracting(Part::partNumber).containsExactly(2, 5);
            assertThat(first.parts()).extracting(Part::size).containsExactly(2L, 5L);
            assertThat(first.isTruncated()).isTrue();
            assertThat(second.parts()).extracting(Part::partNumber).containsExactly(9);
            assertThat(second.isTruncated()).isFalse();
            assertThat(first.initiator().id())
                    .isEqualTo(bucket.front.principals.administratorA().roleArn());
        }

        @Test
        void whenUploadsAreListed_thenTheyComeByKeyAndAge() {
            String first = begin(b -> {});
            String second = begin(b -> {});
            String other =
                    s3.createMultipartUpload(b -> b.bucket(BUCKET).key("a/b")).uploadId();

            ListMultipartUploadsResponse all = s3.listMultipartUploads(b -> b.bucket(BUCKET));
            ListMultipartUploadsResponse rolled =
                    s3.listMultipartUploads(b -> b.bucket(BUCKET).delimiter("/"));
            ListMultipartUploadsResponse behind =
                    s3.listMultipartUploads(b -> b.bucket(BUCKET).keyMarker(KEY).uploadIdMarker(first));

            assertThat(all.uploads()).extracting(MultipartUpload::uploadId).containsExactly(other, first, second);
            assertThat(all.nextUploadIdMarker()).isEqualTo(second);
            assertThat(rolled.commonPrefixes()).extracting(p -> p.prefix()).containsExactly("a/", "intake/");
            assertThat(behind.uploads()).extracting(MultipartUpload::uploadId).containsExactly(second);
            assertThat(code(() -> s3.listMultipartUploads(
                            b -> b.bucket(BUCKET).keyMarker("a/b").uploadIdMarker(first))))
                    .isEqualTo("400 InvalidArgument");
        }

        @Test
        void whenItIsAborted_thenNothingIsLeft() throws IOException {
            String upload = begin(b -> {});
            CompletedPart part = part(upload, 1, new byte[10]);

            s3.abortMultipartUpload(b -> b.bucket(BUCKET).key(KEY).uploadId(upload));

            assertThat(bucket.files()).isZero();
            assertThat(code(() -> part(upload, 2, new byte[1]))).isEqualTo("404 NoSuchUpload");
            assertThat(code(() -> complete(upload, part))).isEqualTo("404 NoSuchUpload");
            assertThat(code(() -> s3.abortMultipartUpload(
                            b -> b.bucket(BUCKET).key(KEY).uploadId(upload))))
                    .isEqualTo("404 NoSuchUpload");
            assertThat(code(() -> s3.listParts(b -> b.bucket(BUCKET).key(KEY).uploadId(upload))))
                    .isEqualTo("404 NoSuchUpload");
            assertThat(bucket.files()).isZero();
        }

        @Test
        void whenTheNumberIsNone_thenThePartIsRefused() {
            String upload = begin(b -> {});

            assertThat(code(() -> part(upload, 0, new byte[1]))).isEqualTo("400 InvalidArgument");
            assertThat(code(() -> part(upload, 10_001, new byte[1]))).isEqualTo("400 InvalidArgument");
            assertThat(code(() -> part("none", 1, new byte[1]))).isEqualTo("404 NoSuchUpload");
        }
    }

    @Nested
    class GivenACompletionThatIsWrong {

        @Test
        void whenThePartsDoNotFit_thenTheErrorSaysWhich() throws IOException {
            String upload = begin(b -> {});
            CompletedPart one = part(upload, 1, new byte[] {1});
            CompletedPart two = part(upload, 2, new byte[] {2});
            CompletedPart otherEtag =
                    two.toBuilder().eTag("\"" + "0".repeat(32) + "\"").build();
            CompletedPart missing = two.toBuilder().partNumber(3).build();
            CompletedPart summed = one.toBuilder().checksumCRC32("AAAAAA==").build();

            assertThat(code(() -> complete(upload, one, two))).isEqualTo("400 EntityTooSmall");
            assertThat(code(() -> complete(upload, two, one))).isEqualTo("400 InvalidPartOrder");
            assertThat(code(() -> complete(upload, one, one))).isEqualTo("400 InvalidPartOrder");
            assertThat(code(() -> complete(upload, otherEtag))).isEqualTo("400 InvalidPart");
            assertThat(code(() -> complete(upload, missing))).isEqualTo("400 InvalidPart");
            assertThat(code(() -> complete(upload, summed))).isEqualTo("400 InvalidPart");
            assertThat(code(() -> complete(upload, b -> b.mpuObjectSize(5L), one)))
                    .isEqualTo("400 InvalidRequest");
            assertThat(code(() -> complete(upload, b -> b.checksumType("COMPOSITE"), one)))
                    .isEqualTo("400 InvalidRequest");
            assertThat(completion(upload, "<CompleteMultipartUpload/>").error()).isEqualTo("400 InvalidRequest");
            assertThat(completion(upload, "<Complete/>").error()).isEqualTo("400 MalformedXML");
            assertThat(completion(upload, "hello").error()).isEqualTo("400 MalformedXML");
            assertThat(complete(upload, b -> b.mpuObjectSize(1L), one).versionId())
                    .hasSize(32);
        }

        @Test
        void whenAPartIsTooSmall_thenItsSizeIsNamed() throws IOException {
            String upload = begin(b -> {});
            CompletedPart one = part(upload, 1, new byte[] {1});
            part(upload, 2, new byte[] {2});
            String parts = "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>" + one.eTag()
                    + "</ETag></Part><Part><PartNumber>2</PartNumber><ETag>\"9e688c58a5487b8eaf69c9e1005ad0bf\"</ETag>"
                    + "</Part></CompleteMultipartUpload>";

            SignedCall.RawReply reply = completion(upload, parts);

            assertThat(reply.body())
                    .contains("<ProposedSize>1</ProposedSize><MinSizeAllowed>5242880</MinSizeAllowed>"
                            + "<PartNumber>1</PartNumber><ETag>");
        }

        private SignedCall.RawReply completion(String upload, String xml) throws IOException {
            return bucket.call("POST", "/" + KEY)
                    .query("uploadId", upload)
                    .body(xml)
                    .send();
        }
    }

    @Nested
    class GivenChecksums {

        @ParameterizedTest
        @EnumSource(
                value = ChecksumAlgorithm.class,
                names = {"CRC32", "CRC32C", "CRC64NVME"})
        void whenTheyAreOfTheWhole_thenTheyFollowFromTheParts(ChecksumAlgorithm algorithm) throws IOException {
            String upload = begin(b -> b.checksumAlgorithm(algorithm.name()).checksumType(ChecksumType.FULL_OBJECT));
            CompletedPart[] parts = new CompletedPart[3];
            for (int i = 0; i < 3; i++) {
                byte[] content = Arrays.copyOfRange(bytes, i * PART, Math.min(bytes.length, (i + 1) * PART));
                SignedCall.RawReply sent = bucket.call("PUT", "/" + KEY)
                        .query("uploadId", upload)
                        .query("partNumber", Integer.toString(i + 1))
                        .bytes(content)
                        .send();
                assertThat(header(sent, algorithm.header())).isEqualTo(sum(algorithm, content));
                parts[i] = CompletedPart.builder()
                        .partNumber(i + 1)
                        .eTag(header(sent, "etag"))
                        .build();
            }
            String whole = sum(algorithm, bytes);

            assertThat(code(() -> complete(upload, b -> checksum(b, algorithm, whole), parts)))
                    .isEqualTo("400 BadDigest");
            complete(upload, b -> checksum(b, algorithm, whole).checksumType(ChecksumType.FULL_OBJECT), parts);

            SignedCall.RawReply head = bucket.call("HEAD", "/" + KEY)
                    .header("x-amz-checksum-mode", "ENABLED")
                    .send();
            assertThat(header(head, algorithm.header())).isEqualTo(whole);
            assertThat(header(head, "x-amz-checksum-type")).isEqualTo("FULL_OBJECT");
        }

        private CompleteMultipartUploadRequest.Builder checksum(
                CompleteMultipartUploadRequest.Builder b, ChecksumAlgorithm algorithm, String value) {
            return switch (algorithm) {
                case CRC32 -> b.checksumCRC32(value);
                case CRC32C -> b.checksumCRC32C(value);
                default -> b.checksumCRC64NVME(value);
            };
        }

        @Test
        void whenTheyAreComposite_thenTheyAreOfThePartsChecksums() {
            String upload = begin(b -> b.checksumAlgorithm("SHA256"));
            byte[] one = {1, 2, 3};
            assertThat(code(() -> part(upload, 1, one))).isEqualTo("400 InvalidRequest");
            UploadPartResponse sent = s3.uploadPart(
                    b -> b.bucket(BUCKET)
                            .key(KEY)
                            .uploadId(upload)
                            .partNumber(1)
                            .checksumAlgorithm("SHA256"),
                    RequestBody.fromBytes(one));
            CompletedPart plain =
                    CompletedPart.builder().partNumber(1).eTag(sent.eTag()).build();
            CompletedPart wrong = plain.toBuilder()
                    .checksumSHA256(sum(ChecksumAlgorithm.SHA256, new byte[0]))
                    .build();
            CompletedPart right =
                    plain.toBuilder().checksumSHA256(sent.checksumSHA256()).build();

            assertThat(error(() -> complete(upload, plain)).awsErrorDetails().errorMessage())
                    .contains("It was missing for part 1 in the request.");
            assertThat(code(() -> complete(upload, wrong))).isEqualTo("400 InvalidPart");
            assertThat(code(() -> complete(upload, b -> b.checksumType("FULL_OBJECT"), right)))
                    .isEqualTo("400 InvalidRequest");
            CompleteMultipartUploadResponse completed = complete(upload, right);

            assertThat(completed.checksumType()).isEqualTo(ChecksumType.COMPOSITE);
            assertThat(completed.checksumSHA256())
                    .isEqualTo(sum(ChecksumAlgorithm.SHA256, Base64.getDecoder().decode(sent.checksumSHA256())) + "-1");
        }

        @ParameterizedTest
        @CsvSource({
            "SHA1,FULL_OBJECT,400 InvalidRequest",
            "SHA256,FULL_OBJECT,400 InvalidRequest",
            "CRC64NVME,COMPOSITE,400 InvalidRequest",
            "CRC128,COMPOSITE,400 InvalidRequest",
            "CRC32,HALF_OBJECT,400 InvalidRequest",
            "CRC32,COMPOSITE,'200 '",
            "CRC32C,FULL_OBJECT,'200 '",
            "SHA1,COMPOSITE,'200 '"
        })
        void whenAnUploadBegins_thenOnlySomeKindsGoTogether(String algorithm, String type, String answer)
                throws IOException {
            assertThat(bucket.call("POST", "/" + KEY)
                            .query("uploads", "")
                            .header("x-amz-checksum-algorithm", algorithm)
                            .header("x-amz-checksum-type", type)
                            .send()
                            .error())
                    .isEqualTo(answer);
        }

        @Test
        void whenOnlyTheTypeIsNamed_thenTheUploadDoesNotBegin() throws IOException {
            assertThat(bucket.call("POST", "/" + KEY)
                            .query("uploads", "")
                            .header("x-amz-checksum-type", "FULL_OBJECT")
                            .send()
                            .error())
                    .isEqualTo("400 InvalidRequest");
        }
    }

    @Nested
    class GivenPartsThatAreCopied {

        @Test
        void whenTheyAreRanges_thenTheObjectIsPutTogether() throws IOException {
            s3.putObject(b -> b.bucket(BUCKET).key("intake/source"), RequestBody.fromBytes(bytes));
            String upload = begin(b -> {});

            CompletedPart first = copy(upload, 1, "bytes=3-" + (PART + 2));
            CompletedPart second = copy(upload, 2, "bytes=0-2");
            complete(upload, first, second);

            byte[] expected = Arrays.copyOfRange(bytes, 3, PART + 6);
            System.arraycopy(bytes, 0, expected, PART, 3);
            assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY)).asByteArray())
                    .isEqualTo(expected);
            assertThat(s3.headObject(b -> b.bucket(BUCKET).key(KEY).checksumMode("ENABLED"))
                            .checksumCRC64NVME())
                    .isEqualTo(sum(ChecksumAlgorithm.CRC64NVME, expected));
            assertThat(bucket.files()).isEqualTo(1);
        }

        @Test
        void whenTheSourceIsDeleted_thenTheCopyStays() throws IOException {
            String version = bucket.put("intake/source", "hello").versionId();
            String upload = begin(b -> {});
            CompletedPart part = copy(upload, 1, "bytes=1-3");

            s3.deleteObject(b -> b.bucket(BUCKET).key("intake/source").versionId(version));
            complete(upload, part);

            assertThat(bucket.text(KEY)).isEqualTo("ell");
            String copied = s3.headObject(b -> b.bucket(BUCKET).key(KEY)).versionId();
            s3.deleteObject(b -> b.bucket(BUCKET).key(KEY).versionId(copied));
            assertThat(bucket.files()).isZero();
        }

        @ParameterizedTest
        @CsvSource({
            "0-8,400 InvalidArgument",
            "bytes=1-0,400 InvalidArgument",
            "bytes=-2,400 InvalidArgument",
            "bytes=1-,400 InvalidArgument",
            "'bytes=0-1,3-4',400 InvalidArgument",
            "bytes=0-100,400 InvalidArgument",
            "bytes=100-200,400 InvalidRequest"
        })
        void whenTheRangeIsWrong_thenItIsRefused(String range, String answer) {
            bucket.put("intake/source", "0123456789");
            String upload = begin(b -> {});

            assertThat(code(() -> copy(upload, 1, range))).isEqualTo(answer);
        }

        private CompletedPart copy(String upload, int number, String range) {
            return CompletedPart.builder()
                    .partNumber(number)
                    .eTag(s3.uploadPartCopy(b -> b.sourceBucket(BUCKET)
                                    .sourceKey("intake/source")
                                    .destinationBucket(BUCKET)
                                    .destinationKey(KEY)
                                    .uploadId(upload)
                                    .partNumber(number)
                                    .copySourceRange(range))
                            .copyPartResult()
                            .eTag())
                    .build();
        }
    }

    @Nested
    class GivenTheAsyncClientThatCutsUploadsItself {

        @Test
        void whenALargeObjectIsPut_thenItComesInParts() {
            try (S3AsyncClient async =
                    S3Clients.cutting(bucket.front, Listener.S3, bucket.front.principals.administratorA())) {
                async.putObject(b -> b.bucket(BUCKET).key(KEY), AsyncRequestBody.fromBytes(bytes))
                        .join();
                async.copyObject(b -> b.sourceBucket(BUCKET)
                                .sourceKey(KEY)
                                .destinationBucket(BUCKET)
                                .destinationKey("intake/copy"))
                        .join();

                for (String key : List.of(KEY, "intake/copy")) {
                    GetObjectResponse head = s3.getObjectAsBytes(
                                    b -> b.bucket(BUCKET).key(key).partNumber(1))
                            .response();
                    assertThat(head.eTag()).matches("\"[0-9a-f]{32}-[23]\"");
                    assertThat(s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key))
                                    .asByteArray())
                            .isEqualTo(bytes);
                }
            }
        }
    }
}
