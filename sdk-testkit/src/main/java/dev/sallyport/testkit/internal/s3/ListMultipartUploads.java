package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The uploads that aren't complete. */
record ListMultipartUploads(Bucket bucket, S3Request request) implements Operation.OnBucket {

    private static final String ID_MARKER = "upload-id-marker";

    @Override
    public String action() {
        return "s3:ListBucketMultipartUploads";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        Paging paging = Paging.of(request, "max-uploads");
        String keyMarker = request.parameter("key-marker").orElse("");
        String idMarker =
                keyMarker.isEmpty() ? "" : request.parameter(ID_MARKER).orElse("");
        Paging.Page<Upload> page = paging.cut(behind(paging, keyMarker, idMarker), Upload::key, keyMarker);
        Xml xml = Xml.result("ListMultipartUploadsResult").element("Bucket", bucket.name());
        xml.element("KeyMarker", paging.text(keyMarker)).element("UploadIdMarker", idMarker);
        Upload last =
                page.items().isEmpty() ? null : page.items().get(page.items().size() - 1);
        xml.element("NextKeyMarker", last == null ? "" : paging.text(last.key()))
                .element("NextUploadIdMarker", last == null ? "" : last.id());
        paging.write(xml, "MaxUploads");
        xml.element("IsTruncated", page.truncated());
        page.items().forEach(upload -> write(upload, paging, xml));
        paging.writePrefixes(page, xml);
        xml.send(response);
    }

    private List<Upload> behind(Paging paging, String keyMarker, String idMarker) throws AwsError {
        List<Upload> all = new ArrayList<>(bucket.uploads().list());
        all.removeIf(upload -> !upload.key().startsWith(paging.prefix()));
        if (idMarker.isEmpty()) {
            all.removeIf(upload -> KeyOrder.UTF_8.compare(upload.key(), keyMarker) <= 0);
            return all;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).key().equals(keyMarker) && all.get(i).id().equals(idMarker)) {
                return all.subList(i + 1, all.size());
            }
        }
        throw S3Errors.invalidArgument("Invalid uploadId marker", ID_MARKER, idMarker);
    }

    private void write(Upload upload, Paging paging, Xml xml) {
        xml.open("Upload").element("Key", paging.text(upload.key())).element("UploadId", upload.id());
        Owners.write("Initiator", upload.opening().initiator(), xml);
        Owners.write("Owner", bucket.canonicalOwner(), xml);
        xml.element("StorageClass", upload.opening().description().storageClass())
                .element("Initiated", Moment.xml(upload.initiated()));
        Owners.write(upload.summing(), xml);
        xml.close();
    }
}
