package dev.sallyport.testkit.internal.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.iam.ResourcePolicies;
import dev.sallyport.testkit.internal.time.Ids;
import dev.sallyport.trust.TrustDocument;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Who may come to the function from outside, for each of its aliases and versions. Thread-safe. */
public final class FunctionPolicy implements ResourcePolicies {

    /** Bytes. Source: Lambda quotas, "Resource-based policy". */
    private static final int LONGEST = 20_480;

    private final Map<String, Document> documents = new HashMap<>();
    private final RandomGenerator random;

    private FunctionPolicy(RandomGenerator random) {
        this.random = random;
    }

    /** One with the document's statements, each with the alias that it is for. */
    public static FunctionPolicy of(Optional<TrustDocument> document, RandomGenerator random) {
        FunctionPolicy policy = new FunctionPolicy(random);
        document.map(Permission::all).orElse(List.of()).stream()
                .collect(Collectors.groupingBy(Permission::resource))
                .forEach(policy::put);
        return policy;
    }

    @Override
    public Optional<Policy> of(String arn) {
        return find(arn).map(Document::policy);
    }

    synchronized Optional<Document> find(String resource) {
        return Optional.ofNullable(documents.get(resource));
    }

    /** Adds a statement, if the policy is still at that revision. */
    synchronized void add(Permission permission, Optional<String> revision) throws AwsError {
        Optional<Document> present = find(permission.resource());
        requireRevision(present, revision);
        List<Permission> permissions =
                new ArrayList<>(present.map(Document::permissions).orElse(List.of()));
        if (permissions.stream().anyMatch(p -> p.sid().equals(permission.sid()))) {
            throw new AwsError(
                    409,
                    "ResourceConflictException",
                    "The statement id (" + permission.sid()
                            + ") provided already exists. Please provide a new statement id, or remove the existing"
                            + " statement.");
        }
        permissions.add(permission);
        int size = Document.json(permissions).length();
        if (size > LONGEST) {
            throw new AwsError(
                    400,
                    "PolicyLengthExceededException",
                    "The final policy size (" + size + ") is bigger than the limit (" + LONGEST + ").");
        }
        put(permission.resource(), permissions);
    }

    /** Removes a statement, if the policy is still at that revision. */
    synchronized void remove(String resource, String sid, Optional<String> revision) throws AwsError {
        Optional<Document> present = find(resource);
        List<Permission> permissions = new ArrayList<>(present.map(Document::permissions)
                .orElseThrow(() -> LambdaErrors.notFound("No policy is associated with the given resource.")));
        requireRevision(present, revision);
        if (!permissions.removeIf(permission -> permission.sid().equals(sid))) {
            throw LambdaErrors.notFound("Statement " + sid + " is not found in resource policy.");
        }
        put(resource, permissions);
    }

    private void put(String resource, List<Permission> permissions) {
        if (permissions.isEmpty()) {
            documents.remove(resource);
        } else {
            documents.put(resource, Document.of(Ids.uuid(random), permissions));
        }
    }

    private static void requireRevision(Optional<Document> present, Optional<String> revision) throws AwsError {
        boolean stale = revision.isPresent() && !present.map(Document::revision).equals(revision);
        if (stale) {
            throw new AwsError(
                    412,
                    "PreconditionFailedException",
                    "The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve"
                            + " the latest Revision Id");
        }
    }

    /**
     * The policy of one alias or version.
     *
     * @param revision changes with it
     * @param permissions its statements
     * @param json the document
     * @param policy the document as it is judged by
     */
    record Document(String revision, List<Permission> permissions, String json, Policy policy) {
        Document {
            permissions = List.copyOf(permissions);
        }

        static Document of(String revision, List<Permission> permissions) {
            String json = json(permissions);
            return new Document(
                    revision, permissions, json, Policy.parse(PolicyType.RESOURCE, "function policy", json));
        }

        static String json(List<Permission> permissions) {
            ObjectNode policy = Codec.object().put("Version", "2012-10-17").put("Id", "default");
            ArrayNode statements = policy.putArray("Statement");
            permissions.forEach(permission -> statements.add(permission.json()));
            return Codec.write(policy);
        }
    }
}
