package dev.sallyport.testkit.internal.s3;

import static dev.sallyport.testkit.internal.s3.BucketInUse.BUCKET;
import static dev.sallyport.testkit.internal.s3.BucketInUse.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.SignedCall;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

class MultipartTest extends UploadsInParts {

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
}
