package dev.sallyport.testkit.internal.s3;

import static dev.sallyport.testkit.internal.s3.BucketInUse.BUCKET;
import static dev.sallyport.testkit.internal.s3.BucketInUse.code;
import static dev.sallyport.testkit.internal.s3.BucketInUse.error;
import static dev.sallyport.testkit.internal.s3.BucketInUse.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.SignedCall;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

class MultipartChecksumTest extends UploadsInParts {

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
}
