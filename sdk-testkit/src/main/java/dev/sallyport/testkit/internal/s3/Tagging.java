package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.Requester;
import java.util.Optional;

/** The permissions for tags, which are apart from those for the object. */
final class Tagging {

    private Tagging() {}

    /** The action on an object's tags, which is another one where a version is named. */
    static String action(String verb, Optional<String> versionId) {
        return "s3:" + verb + (versionId.isPresent() ? "ObjectVersionTagging" : "ObjectTagging");
    }

    /** Who stores an object with tags must be allowed to tag. */
    static void require(Requester requester, Tags tags, String resource) throws AwsError {
        if (!tags.isEmpty()) {
            requester.require(action("Put", Optional.empty()), resource);
        }
    }
}
