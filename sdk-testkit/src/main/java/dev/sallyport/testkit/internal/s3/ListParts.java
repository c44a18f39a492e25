package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.util.List;

/** The parts of an upload so far. */
record ListParts(Bucket bucket, S3Request request) implements Operation.OnObject {

    private static final int MOST = 1_000;

    @Override
    public String action() {
        return "s3:ListMultipartUploadParts";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        Upload upload = bucket.uploads().find(request);
        int most = request.number("max-parts", MOST, MOST);
        int marker = request.number("part-number-marker", 0, Integer.MAX_VALUE);
        List<Part> rest =
                upload.parts().stream().filter(part -> part.number() > marker).toList();
        List<Part> page = rest.subList(0, Math.min(most, rest.size()));
        Xml xml = Xml.result("ListPartsResult")
                .element("Bucket", bucket.name())
                .element("Key", key())
                .element("UploadId", upload.id());
        Owners.write("Initiator", upload.opening().initiator(), xml);
        Owners.write("Owner", bucket.canonicalOwner(), xml);
        xml.element("StorageClass", upload.opening().description().storageClass())
                .element("PartNumberMarker", marker)
                .element(
                        "NextPartNumberMarker",
                        page.isEmpty() ? 0 : page.get(page.size() - 1).number())
                .element("MaxParts", most)
                .element("IsTruncated", page.size() < rest.size());
        Owners.write(upload.summing(), xml);
        page.forEach(part -> write(part, upload.summing(), xml));
        xml.send(response);
    }

    private static void write(Part part, Upload.Summing summing, Xml xml) {
        xml.open("Part")
                .element("PartNumber", part.number())
                .element("LastModified", Moment.xml(part.modified()))
                .element("ETag", part.quotedEtag())
                .element("Size", part.content().size());
        part.checksum(summing)
                .ifPresent(checksum -> xml.element(checksum.algorithm().element(), checksum.value()));
        xml.close();
    }
}
