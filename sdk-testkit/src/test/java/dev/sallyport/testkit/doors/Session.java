package dev.sallyport.testkit.doors;

import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import java.util.List;
import java.util.Optional;

/**
 * A session of a role that only some topologies have.
 *
 * @param name what it is called in the table
 * @param arn of the role
 * @param sessionName the session's name
 * @param own its policies beside the documents
 * @param sessionPolicy what its session is narrowed to, as JSON
 */
record Session(String name, String arn, String sessionName, List<Policy> own, Optional<String> sessionPolicy)
        implements Asker {

    static Session of(String name, String arn) {
        return new Session(name, arn, "reading", List.of(), Optional.empty());
    }

    Session narrowedTo(String policy) {
        return new Session(name, arn, sessionName, own, Optional.of(policy));
    }

    @Override
    public Optional<Policy> narrowedTo() {
        return sessionPolicy.map(json -> Policy.parse(PolicyType.SESSION, "session policy", json));
    }

    @Override
    public String toString() {
        return name;
    }
}
