package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.Base64;
import java.util.Optional;

/** The header {@code Content-MD5}. */
final class ContentMd5 {

    private static final int BYTES = 16;

    private ContentMd5() {}

    /** Whether it is one at all. */
    static void check(S3Request request) throws AwsError {
        Optional<String> value = request.header("content-md5");
        if (value.isPresent() && !isMd5(value.get())) {
            throw new AwsError(400, "InvalidDigest", "The Content-MD5 you specified was invalid.")
                    .with("Content-MD5", value.get());
        }
    }

    /** Whether it is that of the body. */
    static void check(S3Request request, Sums sums) throws AwsError {
        check(request);
        Optional<String> value = request.header("content-md5");
        if (value.isPresent() && !value.get().equals(sums.md5Base64())) {
            throw new AwsError(400, "BadDigest", "The Content-MD5 you specified did not match what we received.")
                    .with("ExpectedDigest", value.get())
                    .with("CalculatedDigest", sums.md5Base64());
        }
    }

    private static boolean isMd5(String value) {
        try {
            return Base64.getDecoder().decode(value).length == BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
