package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Up to 1,000 deletes in one request, each allowed or refused by itself. */
record DeleteObjects(Bucket bucket, S3Request request) implements Operation.OnBucket {

    private static final int MOST = 1_000;

    @Override
    public String action() {
        return "s3:DeleteObject";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        if (!request.has("content-md5") && ExpectedChecksum.of(request.http()).isEmpty()) {
            throw S3Errors.invalidRequest("Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
        }
        XmlElement document = RequestDocument.read(request, "Delete");
        List<XmlElement> wanted = document.children("Object").toList();
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw S3Errors.malformedXml();
        }
        boolean quiet = document.text("Quiet").filter("true"::equalsIgnoreCase).isPresent();
        Xml xml = Xml.result("DeleteResult");
        for (XmlElement object : wanted) {
            Item item = Item.of(object);
            try {
                Optional<Version> deleted = delete(item, requester);
                if (!quiet) {
                    item.write(deleted, xml);
                }
            } catch (AwsError e) {
                item.write(e, xml);
            }
        }
        xml.send(response);
    }

    private Optional<Version> delete(Item item, Requester requester) throws AwsError {
        requester.require(DeleteObject.action(item.versionId), bucket.arn(item.key));
        DeleteCondition condition = new DeleteCondition(item.etag);
        if (condition.reads()) {
            requester.require("s3:GetObject", bucket.arn(item.key));
        }
        if (item.versionId.isEmpty()) {
            return Optional.of(bucket.objects().delete(item.key, condition));
        }
        String versionId = item.versionId.get();
        if (!VersionIds.isVersion(versionId)) {
            throw S3Errors.noSuchVersion(item.key, versionId);
        }
        return bucket.objects().deleteVersion(item.key, versionId, condition);
    }

    private record Item(String key, Optional<String> versionId, Optional<String> etag) {

        static Item of(XmlElement object) throws AwsError {
            if (object.child("LastModifiedTime").isPresent()
                    || object.child("Size").isPresent()) {
                throw S3Errors.notImplemented("conditions on time or size, which only directory buckets have");
            }
            String key = object.text("Key").filter(text -> !text.isEmpty()).orElseThrow(S3Errors::malformedXml);
            return new Item(key, object.text("VersionId").filter(id -> !id.isEmpty()), object.text("ETag"));
        }

        void write(Optional<Version> deleted, Xml xml) {
            xml.open("Deleted").element("Key", key);
            versionId.ifPresent(id -> xml.element("VersionId", id));
            if (deleted.isPresent() && deleted.get() instanceof DeleteMarker marker) {
                xml.element("DeleteMarker", true).element("DeleteMarkerVersionId", marker.versionId());
            }
            xml.close();
        }

        void write(AwsError error, Xml xml) {
            xml.open("Error").element("Key", key);
            versionId.ifPresent(id -> xml.element("VersionId", id));
            xml.element("Code", error.code())
                    .element("Message", String.valueOf(error.getMessage()))
                    .close();
        }

        /** Keys may say something of a customer. */
        @Override
        public String toString() {
            return "Item";
        }
    }
}
