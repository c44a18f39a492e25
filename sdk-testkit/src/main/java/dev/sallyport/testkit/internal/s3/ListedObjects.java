package dev.sallyport.testkit.internal.s3;

import java.util.ArrayList;
import java.util.List;

/** The newest objects, as both kinds of lists show them. */
final class ListedObjects {

    private ListedObjects() {}

    /** What there is behind a marker. */
    static List<ObjectStore.Listed> behind(Bucket bucket, String prefix, String marker) {
        List<ObjectStore.Listed> all = new ArrayList<>(bucket.objects().list(prefix));
        all.removeIf(listed -> !listed.latest()
                || !(listed.version() instanceof StoredObject)
                || KeyOrder.UTF_8.compare(listed.key(), marker) <= 0);
        return all;
    }

    static void write(ObjectStore.Listed listed, Paging paging, boolean owner, Bucket bucket, Xml xml) {
        if (listed.version() instanceof StoredObject object) {
            xml.open("Contents").element("Key", paging.text(listed.key()));
            write(object, xml);
            if (owner) {
                Owners.write("Owner", bucket.canonicalOwner(), xml);
            }
            xml.close();
        }
    }

    static void write(StoredObject object, Xml xml) {
        StoredChecksum checksum = object.body().checksum();
        xml.element("LastModified", Moment.xml(object.modified()))
                .element("ETag", object.quotedEtag())
                .element("ChecksumAlgorithm", checksum.algorithm().name())
                .element("ChecksumType", checksum.type().name())
                .element("Size", object.size())
                .element("StorageClass", object.description().storageClass());
    }
}
