package dev.sallyport.server.document;

import dev.sallyport.contract.DocumentReference;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.Refusal;
import dev.sallyport.trust.ApprovedLocation;
import dev.sallyport.trust.InvalidReferenceException;
import dev.sallyport.trust.PresignedRule;
import dev.sallyport.trust.PresignedUrl;
import dev.sallyport.trust.Topology;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The presigned URLs of a request, taken apart again: the client did it too and isn't trusted. */
public final class PresignedReferences {

    private final boolean switchedOn;
    private final String region;
    private final Clock clock;
    private final @Nullable URI sandbox;

    private PresignedReferences(boolean switchedOn, String region, Clock clock, @Nullable URI sandbox) {
        this.switchedOn = switchedOn;
        this.region = region;
        this.clock = clock;
        this.sandbox = sandbox;
    }

    /** What the topology says: without its option, every URL is refused. */
    public static PresignedReferences of(Topology topology, Clock clock) {
        return new PresignedReferences(
                topology.options().presigned(), topology.a().region(), clock, null);
    }

    /**
     * The same in a function's environment. One whose S3 is on this machine is in a sandbox: it takes the URLs of the
     * sandbox's other listeners too, and {@link PresignedObjects} connects to its own all the same.
     */
    public PresignedReferences in(Map<String, String> environment) {
        URI endpoint = PresignedObjects.endpoint(environment);
        if (endpoint == null || !"127.0.0.1".equals(endpoint.getHost())) {
            return this;
        }
        return new PresignedReferences(switchedOn, region, clock, URI.create(endpoint.getScheme() + "://127.0.0.1"));
    }

    /**
     * The URL through which a document is to be read; null if it is read as the function's own role.
     *
     * @throws Refusal with {@code not_allowed} if it isn't one that is taken, or leads to another version than the
     *     reference names
     */
    @Nullable
    PresignedUrl url(int index, DocumentReference reference, ApprovedLocation approved) throws Refusal {
        String url = reference.presignedUrl();
        if (url == null) {
            return null;
        }
        if (!switchedOn) {
            throw refused(index, "Presigned URLs are not switched on in the function's topology.");
        }
        PresignedUrl parts = parsed(index, url, approved);
        if (!parts.isOf(reference.bucket(), reference.key(), reference.versionId())) {
            throw refused(index, "A presigned URL is of another object version than its reference.");
        }
        return parts;
    }

    private PresignedUrl parsed(int index, String url, ApprovedLocation approved) throws Refusal {
        PresignedRule rule = PresignedRule.of(approved, region);
        try {
            return PresignedUrl.parse(url, sandbox == null ? rule : rule.allowLoopback(sandbox), clock);
        } catch (InvalidReferenceException e) {
            throw refused(index, "A presigned URL is refused: " + e.reason() + ".");
        }
    }

    private static Refusal refused(int index, String message) {
        return Refusal.ofDocument(index, ErrorCode.NOT_ALLOWED, Stage.GUARD, message);
    }
}
