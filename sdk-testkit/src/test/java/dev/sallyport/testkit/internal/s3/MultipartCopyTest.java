package dev.sallyport.testkit.internal.s3;

import static dev.sallyport.testkit.internal.s3.BucketInUse.BUCKET;
import static dev.sallyport.testkit.internal.s3.BucketInUse.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.http.Listener;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Parts that are copied, and uploads that a client cuts into parts by itself. */
class MultipartCopyTest extends UploadsInParts {

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
