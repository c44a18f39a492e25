package dev.sallyport.testkit.internal.s3;

import static dev.sallyport.testkit.internal.s3.BucketInUse.BUCKET;
import static dev.sallyport.testkit.internal.s3.BucketInUse.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

class BodiesTest {

    private static final String KEY = "intake/scan.tif";
    private static final int BLOCK = 64 * 1024;
    private static final long LARGE = 300L * 1024 * 1024;

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
    class GivenObjectsLargerThanTheHeapShouldHold {

        @Test
        void whenTheyArePutCopiedAndPutTogether_thenTheirBytesAreOnDiskOnce() throws IOException {
            byte[] block = new byte[BLOCK];
            new Random(3).nextBytes(block);
            s3.putObject(
                    b -> b.bucket(BUCKET).key(KEY),
                    RequestBody.fromContentProvider(() -> new Repeated(block, LARGE), LARGE, "image/tiff"));
            s3.copyObject(b -> b.sourceBucket(BUCKET)
                    .sourceKey(KEY)
                    .destinationBucket(BUCKET)
                    .destinationKey("intake/copy"));
            String upload = s3.createMultipartUpload(b -> b.bucket(BUCKET).key("intake/joined"))
                    .uploadId();
            List<CompletedPart> parts = IntStream.of(1, 2)
                    .mapToObj(number -> CompletedPart.builder()
                            .partNumber(number)
                            .eTag(s3.uploadPartCopy(b -> b.sourceBucket(BUCKET)
                                            .sourceKey(KEY)
                                            .destinationBucket(BUCKET)
                                            .destinationKey("intake/joined")
                                            .uploadId(upload)
                                            .partNumber(number))
                                    .copyPartResult()
                                    .eTag())
                            .build())
                    .toList();
            s3.completeMultipartUpload(
                    b -> b.bucket(BUCKET).key("intake/joined").uploadId(upload).multipartUpload(m -> m.parts(parts)));

            assertThat(bucket.files()).isEqualTo(1);
            assertThat(md5("intake/copy")).isEqualTo(md5(new Repeated(block, LARGE)));
            assertThat(s3.headObject(b -> b.bucket(BUCKET).key("intake/joined")).contentLength())
                    .isEqualTo(2 * LARGE);
        }

        private String md5(String key) throws IOException {
            try (ResponseInputStream<GetObjectResponse> got =
                    s3.getObject(b -> b.bucket(BUCKET).key(key))) {
                return md5(got);
            }
        }

        private String md5(InputStream in) throws IOException {
            RunningChecksum md5 = RunningChecksum.of("MD5");
            byte[] buffer = new byte[BLOCK];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                md5.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(md5.value());
        }
    }

    @Nested
    class GivenUploadsThatFail {

        @Test
        void whenTheClientHangsUp_thenNoFileIsLeft() throws IOException {
            assertThat(bucket.call("PUT", "/" + KEY)
                            .body("x".repeat(200_000))
                            .hangUpAfter(100_000)
                            .send()
                            .status())
                    .isNotEqualTo(200);

            assertThat(bucket.files()).isZero();
            assertThat(code(() -> bucket.text(KEY))).isEqualTo("404 NoSuchKey");
        }

        @Test
        void whenAPartIsBad_thenNoFileIsLeft() throws IOException {
            String upload =
                    s3.createMultipartUpload(b -> b.bucket(BUCKET).key(KEY)).uploadId();

            assertThat(bucket.call("PUT", "/" + KEY)
                            .query("uploadId", upload)
                            .query("partNumber", "1")
                            .header("x-amz-checksum-crc32", "AAAAAA==")
                            .body("x")
                            .send()
                            .error())
                    .isEqualTo("400 BadDigest");
            assertThat(bucket.call("PUT", "/" + KEY)
                            .query("uploadId", upload)
                            .query("partNumber", "1")
                            .body("x")
                            .changedBody(body -> "y")
                            .send()
                            .error())
                    .isEqualTo("400 XAmzContentSHA256Mismatch");
            assertThat(bucket.files()).isZero();
        }

        @Test
        void whenAnUploadIsRefusedAtItsEnd_thenNoFileIsLeft() throws IOException {
            assertThat(bucket.call("PUT", "/" + KEY)
                            .header("If-Match", "\"0\"")
                            .body("x")
                            .send()
                            .error())
                    .isEqualTo("404 NoSuchKey");
            assertThat(bucket.files()).isZero();
        }
    }

    @Nested
    class GivenADownloadUnderWay {

        @Test
        void whenTheObjectIsDeletedForGood_thenTheDownloadStillEnds() throws IOException {
            byte[] block = new byte[BLOCK];
            long size = 64L * 1024 * 1024;
            String version = s3.putObject(
                            b -> b.bucket(BUCKET).key(KEY),
                            RequestBody.fromContentProvider(() -> new Repeated(block, size), size, "image/tiff"))
                    .versionId();
            try (ResponseInputStream<GetObjectResponse> got =
                    s3.getObject(b -> b.bucket(BUCKET).key(KEY))) {
                s3.deleteObject(b -> b.bucket(BUCKET).key(KEY).versionId(version));

                assertThat(got.transferTo(OutputStream.nullOutputStream())).isEqualTo(size);
            }
            assertThat(code(() -> bucket.text(KEY))).isEqualTo("404 NoSuchKey");
        }
    }

    @Nested
    class GivenAThousandAtOnce {

        @Test
        void whenTheyArePutReadAndDeleted_thenNothingIsLostOrLeft() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(64);
            try {
                List<Callable<Boolean>> calls = IntStream.range(0, 1_000)
                        .<Callable<Boolean>>mapToObj(i -> () -> roundTrip("load/" + i % 50, "text " + i))
                        .toList();
                for (Future<Boolean> call : threads.invokeAll(calls)) {
                    assertThat(call.get()).isTrue();
                }
            } finally {
                threads.shutdown();
            }

            assertThat(bucket.files()).isZero();
            assertThat(s3.listObjectVersions(b -> b.bucket(BUCKET)).versions()).isEmpty();
        }

        private boolean roundTrip(String key, String text) {
            String version = bucket.put(key, text).versionId();
            boolean same = bucket.text(key, version).equals(text);
            s3.deleteObject(b -> b.bucket(BUCKET).key(key).versionId(version));
            return same;
        }
    }

    @Nested
    class GivenABucketThatIsClosed {

        @Test
        void whenObjectsAndPartsWereInIt_thenNothingIsLeftOfThem() {
            bucket.put(KEY, "hello");
            String upload =
                    s3.createMultipartUpload(b -> b.bucket(BUCKET).key(KEY)).uploadId();
            s3.uploadPart(
                    b -> b.bucket(BUCKET).key(KEY).uploadId(upload).partNumber(1), RequestBody.fromString("part"));
            Path folder = bucket.front.s3.folder().path();
            assertThat(folder).isNotEmptyDirectory();

            bucket.front.close();

            assertThat(folder).doesNotExist();
        }
    }

    /** The same bytes again and again. */
    private static final class Repeated extends InputStream {
        private final byte[] block;
        private long left;

        Repeated(byte[] block, long size) {
            this.block = block;
            this.left = size;
        }

        @Override
        public int read() {
            return left == 0 ? -1 : block[(int) ((block.length - left-- % block.length) % block.length)] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int start = (int) ((block.length - left % block.length) % block.length);
            int count = (int) Math.min(Math.min(length, left), block.length - start);
            System.arraycopy(block, start, buffer, offset, count);
            left -= count;
            return count;
        }
    }
}
