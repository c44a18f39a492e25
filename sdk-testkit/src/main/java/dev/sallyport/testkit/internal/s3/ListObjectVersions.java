package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** All versions and delete markers, by key and then the newest first. */
record ListObjectVersions(Bucket bucket, S3Request request) implements Operation.OnBucket {

    private static final String VERSION_MARKER = "version-id-marker";

    @Override
    public String action() {
        return "s3:ListBucketVersions";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        Paging paging = Paging.of(request, "max-keys");
        String keyMarker = request.parameter("key-marker").orElse("");
        Optional<String> versionMarker = request.parameter(VERSION_MARKER).filter(id -> !id.isEmpty());
        if (versionMarker.isPresent() && keyMarker.isEmpty()) {
            throw S3Errors.invalidArgument(
                    "A version-id marker cannot be specified without a key marker.",
                    VERSION_MARKER,
                    versionMarker.get());
        }
        List<ObjectStore.Listed> rest = behind(bucket.objects().list(paging.prefix()), keyMarker, versionMarker);
        Paging.Page<ObjectStore.Listed> page = paging.cut(rest, ObjectStore.Listed::key, keyMarker);
        Xml xml = Xml.result("ListVersionsResult").element("Name", bucket.name());
        paging.write(xml, "MaxKeys");
        xml.element("KeyMarker", paging.text(keyMarker))
                .element("VersionIdMarker", versionMarker.orElse(""))
                .element("IsTruncated", page.truncated());
        if (page.truncated()) {
            writeNext(page, paging, xml);
        }
        page.items().forEach(listed -> write(listed, paging, xml));
        paging.writePrefixes(page, xml);
        xml.send(response);
    }

    /** What comes after the marked version; if that is gone meanwhile, what is left of its key comes again. */
    private static List<ObjectStore.Listed> behind(
            List<ObjectStore.Listed> all, String keyMarker, Optional<String> versionMarker) {
        int start = 0;
        while (start < all.size() && KeyOrder.UTF_8.compare(all.get(start).key(), keyMarker) < 0) {
            start++;
        }
        int end = start;
        int next = versionMarker.isPresent() ? start : -1;
        while (end < all.size() && all.get(end).key().equals(keyMarker)) {
            if (Optional.of(all.get(end).version().versionId()).equals(versionMarker)) {
                next = end + 1;
            }
            end++;
        }
        return all.subList(next < 0 ? end : next, all.size());
    }

    private static void writeNext(Paging.Page<ObjectStore.Listed> page, Paging paging, Xml xml) {
        xml.element("NextKeyMarker", paging.text(page.last()));
        if (!page.endsWithPrefix() && !page.items().isEmpty()) {
            ObjectStore.Listed last = page.items().get(page.items().size() - 1);
            xml.element("NextVersionIdMarker", last.version().versionId());
        }
    }

    private void write(ObjectStore.Listed listed, Paging paging, Xml xml) {
        Version version = listed.version();
        xml.open(version instanceof DeleteMarker ? "DeleteMarker" : "Version")
                .element("Key", paging.text(listed.key()))
                .element("VersionId", version.versionId())
                .element("IsLatest", listed.latest());
        if (version instanceof StoredObject object) {
            ListedObjects.write(object, xml);
        } else {
            xml.element("LastModified", Moment.xml(version.modified()));
        }
        Owners.write("Owner", bucket.canonicalOwner(), xml);
        xml.close();
    }
}
