package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import java.util.List;
import java.util.Optional;

/**
 * How much of an object a download wants.
 *
 * @param range the bytes
 * @param partial whether they were asked for, so that the answer says which they are
 * @param checksum the checksum of exactly these bytes, if one is kept
 * @param parts how many parts the object has, where one of them was asked for
 */
record Selection(ByteRange range, boolean partial, Optional<StoredChecksum> checksum, int parts) {

    static Selection of(S3Request request, StoredObject object) throws AwsError {
        ByteRange all = ByteRange.all(object.size());
        Optional<StoredChecksum> whole = Optional.of(object.body().checksum());
        if (request.parameter("partNumber").isPresent()) {
            if (request.has("range")) {
                throw S3Errors.invalidRequest("Cannot specify both Range header and partNumber query parameter");
            }
            return part(request.partNumber(), object);
        }
        Optional<ByteRange> range = ByteRange.of(request, object.size());
        return range.map(wanted -> new Selection(wanted, true, wanted.equals(all) ? whole : Optional.empty(), 0))
                .orElseGet(() -> new Selection(all, false, whole, 0));
    }

    private static Selection part(int number, StoredObject object) throws AwsError {
        List<ObjectPart> parts = object.body().parts();
        int count = Math.max(1, parts.size());
        if (number > count) {
            throw new AwsError(416, "InvalidPartNumber", "The requested partnumber is not satisfiable")
                    .with("PartNumberRequested", Integer.toString(number))
                    .with("ActualPartCount", Integer.toString(count));
        }
        if (parts.isEmpty()) {
            return new Selection(
                    ByteRange.all(object.size()),
                    true,
                    Optional.of(object.body().checksum()),
                    0);
        }
        ObjectPart part = parts.get(number - 1);
        return new Selection(part.range(), true, part.checksum(), count);
    }

    void write(AwsResponse response, long size) {
        response.header("Content-Length", Long.toString(range.length()));
        if (partial && range.length() > 0) {
            response.status(206);
            response.header("Content-Range", range.header(size));
        }
        if (parts > 0) {
            response.header("x-amz-mp-parts-count", Integer.toString(parts));
        }
    }
}
