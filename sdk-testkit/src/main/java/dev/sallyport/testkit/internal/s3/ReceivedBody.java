package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A body that arrived as it was signed and summed.
 *
 * @param file where its bytes are
 * @param size how many there are
 * @param md5 their MD5 in hex
 * @param algorithm which checksum is kept
 * @param checksum its value in base64
 */
record ReceivedBody(Path file, long size, String md5, ChecksumAlgorithm algorithm, String checksum) {

    /** Reads the body into the file. The file is gone when this fails. */
    static ReceivedBody into(Path file, AwsRequest request) throws IOException, AwsError {
        boolean complete = false;
        try {
            ReceivedBody body = read(file, request, ExpectedChecksum.of(request));
            complete = true;
            return body;
        } finally {
            if (!complete) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static ReceivedBody read(Path file, AwsRequest request, ExpectedChecksum expected)
            throws IOException, AwsError {
        RunningChecksum checksum = expected.algorithm().start();
        RunningChecksum md5 = RunningChecksum.of("MD5");
        long size = 0;
        InputStream body = request.body();
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                out.write(buffer, 0, read);
                checksum.update(buffer, 0, read);
                md5.update(buffer, 0, read);
                size += read;
            }
        }
        byte[] md5Value = md5.value();
        checkMd5(request, md5Value);
        String value = checksum.base64();
        expected.check(request, value);
        return new ReceivedBody(file, size, HexFormat.of().formatHex(md5Value), expected.algorithm(), value);
    }

    private static void checkMd5(AwsRequest request, byte[] md5) throws AwsError {
        Optional<String> expected = request.header("content-md5");
        if (expected.isPresent() && !expected.get().equals(Base64.getEncoder().encodeToString(md5))) {
            throw S3Errors.badDigest("Content-MD5");
        }
    }
}
