package dev.sallyport.trust;

import dev.sallyport.trust.iam.Policy;
import java.util.List;

/**
 * One document of a topology.
 *
 * @param file which one
 * @param name its file's name, with {@code .json}
 * @param target what it is attached to: the ARN of a role, bucket, key or function; endpoints' ids with commas, or {@code ${name}}
 *     before it is known; an account's number for service control policies
 * @param json the document, pretty-printed, with a line feed at its end
 * @param open names in it that only a deployment knows, as {@code a.lambdaEndpointId}: each stands in it as {@code ${name}}
 */
public record TrustDocument(PolicyFile file, String name, String target, String json, List<String> open) {

    /** Copies the list. */
    public TrustDocument {
        open = List.copyOf(open);
    }

    /**
     * The document as a policy.
     *
     * @throws dev.sallyport.trust.iam.MalformedPolicyException if it is none
     * @throws java.util.NoSuchElementException if it is a security group's rules
     */
    public Policy policy() {
        return Policy.parse(file.type().orElseThrow(), name.replace(".json", ""), json);
    }
}
