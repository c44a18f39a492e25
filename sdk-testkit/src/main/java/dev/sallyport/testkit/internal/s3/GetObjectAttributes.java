package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Chosen facts of an object. */
record GetObjectAttributes(Bucket bucket, S3Request request) implements Operation.OnObject {

    private static final String HEADER = "x-amz-object-attributes";
    private static final int MOST_PARTS = 1_000;

    @Override
    public String action() {
        return request.versionId().isPresent() ? "s3:GetObjectVersionAttributes" : "s3:GetObjectAttributes";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        requester.require(request.versionId().isPresent() ? "s3:GetObjectVersion" : "s3:GetObject", resource());
        Set<String> wanted = wanted();
        StoredObject object = Lookup.of(this, requester).find(key(), request.versionId());
        response.header("Last-Modified", Moment.http(object.modified()));
        response.header("x-amz-version-id", object.versionId());
        Xml xml = Xml.result("GetObjectAttributesResponse");
        for (String attribute : wanted) {
            write(attribute, object, xml);
        }
        xml.send(response);
    }

    private Set<String> wanted() throws AwsError {
        Set<String> wanted = new TreeSet<>();
        for (String value : request.http().headers().getOrDefault(HEADER, List.of())) {
            Pattern.compile(",").splitAsStream(value).map(String::strip).forEach(wanted::add);
        }
        if (wanted.isEmpty()) {
            throw S3Errors.invalidRequest("The x-amz-object-attributes header specifying the attributes to be retrieved"
                    + " is either missing or empty");
        }
        return wanted;
    }

    private void write(String attribute, StoredObject object, Xml xml) throws AwsError {
        switch (attribute) {
            case "ETag" -> xml.element("ETag", object.etag());
            case "Checksum" -> {
                xml.open("Checksum");
                object.body().checksum().write(xml);
                xml.close();
            }
            case "ObjectParts" -> writeParts(object.body().parts(), xml);
            case "StorageClass" ->
                xml.element("StorageClass", object.description().storageClass());
            case "ObjectSize" -> xml.element("ObjectSize", object.size());
            default -> throw S3Errors.invalidArgument("Invalid attribute name specified.", HEADER, attribute);
        }
    }

    /** Parts by themselves are shown where each has a checksum. */
    private void writeParts(List<ObjectPart> parts, Xml xml) throws AwsError {
        if (parts.isEmpty()) {
            return;
        }
        xml.open("ObjectParts").element("PartsCount", parts.size());
        if (parts.get(0).checksum().isPresent()) {
            int marker = number("x-amz-part-number-marker", 0);
            int most = Math.min(MOST_PARTS, number("x-amz-max-parts", MOST_PARTS));
            List<ObjectPart> rest =
                    parts.stream().filter(part -> part.number() > marker).toList();
            List<ObjectPart> page = rest.subList(0, Math.min(most, rest.size()));
            xml.element("PartNumberMarker", marker)
                    .element(
                            "NextPartNumberMarker",
                            page.isEmpty() ? 0 : page.get(page.size() - 1).number())
                    .element("MaxParts", most)
                    .element("IsTruncated", page.size() < rest.size());
            page.forEach(part -> write(part, xml));
        }
        xml.close();
    }

    private static void write(ObjectPart part, Xml xml) {
        xml.open("Part").element("PartNumber", part.number());
        part.checksum().ifPresent(checksum -> xml.element(checksum.algorithm().element(), checksum.value()));
        xml.element("Size", part.range().length()).close();
    }

    private int number(String header, int absent) throws AwsError {
        Optional<String> value = request.header(header);
        if (value.isEmpty()) {
            return absent;
        }
        if (!value.get().matches("\\d{1,9}")) {
            throw S3Errors.invalidArgument("Provided " + header + " not an integer", header, value.get());
        }
        return Integer.parseInt(value.get());
    }
}
