package dev.sallyport.testkit.internal.s3;

import static dev.sallyport.testkit.internal.s3.BucketInUse.BUCKET;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Uploads in parts to a bucket of its own. */
abstract class UploadsInParts {

    static final String KEY = "intake/scan.pdf";
    static final int PART = 5 * 1024 * 1024;

    final byte[] bytes = new byte[2 * PART + 17];
    BucketInUse bucket;
    S3Client s3;

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

    String begin(Consumer<CreateMultipartUploadRequest.Builder> more) {
        return s3.createMultipartUpload(b -> more.accept(b.bucket(BUCKET).key(KEY)))
                .uploadId();
    }

    CompletedPart part(String upload, int number, byte[] content) {
        UploadPartResponse part = s3.uploadPart(
                b -> b.bucket(BUCKET).key(KEY).uploadId(upload).partNumber(number), RequestBody.fromBytes(content));
        return CompletedPart.builder().partNumber(number).eTag(part.eTag()).build();
    }

    CompletedPart[] threeParts(String upload) {
        return new CompletedPart[] {
            part(upload, 1, Arrays.copyOf(bytes, PART)),
            part(upload, 2, Arrays.copyOfRange(bytes, PART, 2 * PART)),
            part(upload, 3, Arrays.copyOfRange(bytes, 2 * PART, bytes.length))
        };
    }

    CompleteMultipartUploadResponse complete(String upload, CompletedPart... parts) {
        return complete(upload, b -> {}, parts);
    }

    CompleteMultipartUploadResponse complete(
            String upload, Consumer<CompleteMultipartUploadRequest.Builder> more, CompletedPart... parts) {
        return s3.completeMultipartUpload(
                b -> more.accept(b.bucket(BUCKET).key(KEY).uploadId(upload).multipartUpload(m -> m.parts(parts))));
    }

    static String sum(ChecksumAlgorithm algorithm, byte[] content) {
        RunningChecksum sum = algorithm.start();
        sum.update(content);
        return Base64.getEncoder().encodeToString(sum.value());
    }
}
