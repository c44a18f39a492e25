package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.util.Optional;

/** Brings a part. */
record UploadPart(Bucket bucket, S3Request request) implements Operation.OnObject {

    @Override
    public String action() {
        return "s3:PutObject";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        // Source: S3 user guide, "Uploading and copying objects using multipart upload", "Multipart upload API and
        // permissions".
        bucket.key().requireDecrypt(requester, resource());
        int number = request.partNumber();
        Upload upload = bucket.uploads().find(request);
        checkAlgorithm(upload.summing());
        ReceivedBody body = ReceivedBody.read(
                bucket.folder(), request, Optional.of(upload.summing().kept()));
        Part part = new Part(number, bucket.etag(body.sums()), bucket.clock().instant(), body.content(), body.sums());
        upload.add(part);
        response.header("ETag", part.quotedEtag());
        body.brought()
                .or(() -> upload.summing().algorithm())
                .ifPresent(algorithm ->
                        response.header(algorithm.header(), body.sums().base64(algorithm)));
        bucket.encryption().write(response);
        bucket.billing().keyUse();
    }

    /** A composite needs the checksum of each part; one of the whole may do without, but not with another. */
    private void checkAlgorithm(Upload.Summing summing) throws AwsError {
        if (summing.algorithm().isEmpty()) {
            return;
        }
        ChecksumAlgorithm algorithm = summing.kept();
        Optional<ChecksumAlgorithm> brought =
                ExpectedChecksum.of(request.http()).map(ExpectedChecksum::algorithm);
        boolean missing = brought.isEmpty() && summing.type() == StoredChecksum.Type.COMPOSITE;
        if (missing || brought.filter(other -> other != algorithm).isPresent()) {
            throw S3Errors.invalidRequest("Checksum Type mismatch occurred, expected checksum Type: "
                    + algorithm.lowerCase() + ", actual checksum Type: "
                    + brought.map(ChecksumAlgorithm::lowerCase).orElse("null"));
        }
    }
}
