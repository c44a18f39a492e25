package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Makes an object of the parts. No byte is copied. */
record CompleteMultipartUpload(Bucket bucket, S3Request request) implements Operation.OnObject {

    @Override
    public String action() {
        return "s3:PutObject";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        bucket.key().requireDecrypt(requester, resource());
        Upload upload = bucket.uploads().find(request);
        XmlElement document = RequestDocument.read(request, "CompleteMultipartUpload");
        write(complete(upload, document.children("Part").toList()), response);
    }

    /** Nobody else completes or aborts the same upload meanwhile. */
    private StoredObject complete(Upload upload, List<XmlElement> named) throws AwsError {
        synchronized (upload) {
            bucket.uploads().find(request);
            WriteCondition condition = WriteCondition.of(request);
            bucket.objects().check(condition, upload.opening().intent());
            checkType(upload.summing());
            List<Part> parts = new NamedParts(upload, named).find();
            checkSize(parts);
            StoredChecksum checksum = Checksumming.of(upload.summing(), parts);
            checkChecksum(upload.summing(), checksum);
            StoredObject object = Storing.put(
                    bucket,
                    draft(upload, parts, checksum),
                    condition,
                    upload.opening().intent());
            Ending.end(bucket, upload);
            return object;
        }
    }

    private ObjectStore.Draft draft(Upload upload, List<Part> parts, StoredChecksum checksum) {
        Content content =
                Content.join(parts.stream().map(Part::content).toList()).retain();
        return new ObjectStore.Draft(
                key(),
                Checksumming.etag(parts),
                upload.opening().description(),
                new StoredObject.Body(content, checksum, Checksumming.layout(upload.summing(), parts)));
    }

    private void checkType(Upload.Summing summing) throws AwsError {
        Optional<String> type = request.header("x-amz-checksum-type");
        Optional<String> kept =
                summing.algorithm().map(algorithm -> summing.type().name());
        if (type.isPresent() && !type.equals(kept)) {
            throw S3Errors.invalidRequest("The upload was created using the " + kept.orElse("null")
                    + " checksum mode. The complete request must use the same checksum mode.");
        }
    }

    private void checkSize(List<Part> parts) throws AwsError {
        Optional<String> wanted = request.header("x-amz-mp-object-size");
        long size = parts.stream().mapToLong(part -> part.content().size()).sum();
        if (wanted.isPresent() && !wanted.get().equals(Long.toString(size))) {
            throw S3Errors.invalidRequest("The provided 'x-amz-mp-object-size' header value " + wanted.get()
                    + " does not match what was computed: " + size);
        }
    }

    /** Without a named algorithm S3 looks at no checksum here; that of the whole counts only with its type beside it. */
    private void checkChecksum(Upload.Summing summing, StoredChecksum computed) throws AwsError {
        if (summing.algorithm().isEmpty()) {
            return;
        }
        for (String name : request.http().headers().keySet()) {
            if (ChecksumAlgorithm.isValue(name)
                    && (!name.equals(computed.algorithm().header())
                            || !request.header(name).equals(Optional.of(computed.value()))
                            || (computed.type() == StoredChecksum.Type.FULL_OBJECT
                                    && !request.has("x-amz-checksum-type")))) {
                throw S3Errors.badDigest(computed.algorithm().lowerCase());
            }
        }
    }

    private void write(StoredObject object, AwsResponse response) throws IOException {
        if (!object.versionId().equals(VersionIds.NULL)) {
            response.header("x-amz-version-id", object.versionId());
        }
        bucket.encryption().write(response);
        bucket.billing().keyUse();
        Xml xml = Xml.result("CompleteMultipartUploadResult")
                .element("Location", bucket.location(key()))
                .element("Bucket", bucket.name())
                .element("Key", key())
                .element("ETag", object.quotedEtag());
        object.body().checksum().write(xml);
        xml.send(response);
    }
}
