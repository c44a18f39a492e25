package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The XML in a request's body. */
final class RequestDocument {

    /** More than 10,000 parts or 1,000 long keys take. */
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private RequestDocument() {}

    /** Reads and verifies it. */
    static XmlElement read(S3Request request, String root) throws IOException, AwsError {
        // On completion the header holds the object's checksum, not the document's.
        Optional<ExpectedChecksum> expected =
                root.equals("CompleteMultipartUpload") ? Optional.empty() : ExpectedChecksum.of(request.http());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SummingStream body = new SummingStream(
                bytes, expected.map(ExpectedChecksum::algorithm).map(Set::of).orElse(Set.of()));
        byte[] buffer = new byte[16 * 1024];
        for (int read = request.http().body().read(buffer);
                read >= 0;
                read = request.http().body().read(buffer)) {
            body.write(buffer, 0, read);
            if (body.size() > MOST_BYTES) {
                throw S3Errors.malformedXml();
            }
        }
        Sums sums = body.end();
        ContentMd5.check(request, sums);
        if (expected.isPresent()) {
            expected.get().check(request.http(), sums);
        }
        return XmlElement.parse(bytes.toByteArray(), root);
    }
}
