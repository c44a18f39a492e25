package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A body that arrived as it was signed and summed.
 *
 * @param content its bytes
 * @param sums what they sum up to
 * @param brought the checksum that came with it
 */
record ReceivedBody(Content content, Sums sums, Optional<ChecksumAlgorithm> brought) {

    /**
     * Reads the body into a new file, of which nothing is left when this fails.
     *
     * @param kept which checksum the bucket wants; without it the one that is brought, or S3's default
     */
    static ReceivedBody read(ObjectFolder folder, S3Request request, Optional<ChecksumAlgorithm> kept)
            throws IOException, AwsError {
        checkLength(request);
        ContentMd5.check(request);
        Optional<ExpectedChecksum> expected = ExpectedChecksum.of(request.http());
        BodyFile file = folder.newFile();
        boolean complete = false;
        try {
            ReceivedBody body = read(file, request, expected, kept);
            complete = true;
            return body;
        } finally {
            if (!complete) {
                file.release();
            }
        }
    }

    private static ReceivedBody read(
            BodyFile file, S3Request request, Optional<ExpectedChecksum> expected, Optional<ChecksumAlgorithm> kept)
            throws IOException, AwsError {
        Optional<ChecksumAlgorithm> brought = expected.map(ExpectedChecksum::algorithm);
        Set<ChecksumAlgorithm> wanted = EnumSet.of(kept.or(() -> brought).orElse(ChecksumAlgorithm.DEFAULT));
        brought.ifPresent(wanted::add);
        InputStream in = request.http().body();
        try (SummingStream out = new SummingStream(Files.newOutputStream(file.path()), wanted)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            Sums sums = out.end();
            ContentMd5.check(request, sums);
            if (expected.isPresent()) {
                expected.get().check(request.http(), sums);
            }
            return new ReceivedBody(Content.of(file, out.size()), sums, brought);
        }
    }

    private static void checkLength(S3Request request) throws AwsError {
        if (!request.has("content-length") && !request.has("x-amz-decoded-content-length")) {
            throw new AwsError(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
        }
    }
}
