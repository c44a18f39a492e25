package dev.sallyport.testkit.internal.iam;

import dev.sallyport.trust.PolicyFile;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustDocument;
import dev.sallyport.trust.TrustPolicies;
import dev.sallyport.trust.iam.AccessRequest;
import dev.sallyport.trust.iam.AppliedPolicies;
import dev.sallyport.trust.iam.Evaluator;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.Principal;
import dev.sallyport.trust.iam.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all policies of both accounts say to a request. Thread-safe as far as the function's policy is. */
public final class AccountPolicies implements Authorisation {

    private final Topology topology;
    private final Roles roles;
    private final Network network;
    private final ResourcePolicies functions;
    private final Optional<Policy> bucket;
    private final Optional<Policy> key;
    private final Map<String, List<List<Policy>>> guardRails = new HashMap<>();

    /** The policies of a complete topology: the documents', the roles' and the function's. */
    public AccountPolicies(
            Topology topology, TrustPolicies documents, Roles roles, Network network, ResourcePolicies functions) {
        this.topology = topology;
        this.roles = roles;
        this.network = network;
        this.functions = functions;
        this.bucket = first(documents, PolicyFile.A_BUCKET);
        this.key = first(documents, PolicyFile.A_KEY);
        guard(topology.a().account(), first(documents, PolicyFile.A_SCP));
        guard(topology.b().account(), first(documents, PolicyFile.B_SCP));
    }

    private static Optional<Policy> first(TrustPolicies documents, PolicyFile file) {
        return documents.all(file).map(TrustDocument::policy).findFirst();
    }

    private void guard(String account, Optional<Policy> scp) {
        scp.ifPresent(policy -> guardRails.put(account, List.of(List.of(Policy.fullAwsAccess(), policy))));
    }

    @Override
    public Verdict judge(Question question) {
        Session session = question.session();
        Map<String, List<String>> context = new HashMap<>(question.context());
        String owner = owner(question.resource(), session.account());
        if (!owner.isEmpty()) {
            context.put("aws:ResourceAccount", List.of(owner));
        }
        AccessRequest request = new AccessRequest(
                new Principal.RoleSession(session.roleArn(), session.name()),
                question.action(),
                question.resource(),
                owner,
                context);
        return Evaluator.evaluate(request, applied(question));
    }

    private AppliedPolicies applied(Question question) {
        Session session = question.session();
        return new AppliedPolicies(
                roles.find(session.roleArn()).map(Role::identity).orElse(List.of()),
                resourcePolicy(question.resource()),
                session.limits().policy().map(List::of).orElse(List.of()),
                Optional.empty(),
                question.listener().flatMap(network::endpoint).map(Network.Endpoint::policy),
                guardRails.getOrDefault(session.account(), List.of()),
                List.of());
    }

    private Optional<Policy> resourcePolicy(String resource) {
        String[] parts = resource.split(":", 6);
        if (parts.length < 6) {
            return Optional.empty();
        }
        return switch (parts[2]) {
            case "s3" -> isBucket(parts[5]) ? bucket : Optional.empty();
            case "kms" -> resource.equals(topology.a().kmsKeyArn()) ? key : Optional.empty();
            case "lambda" -> functions.of(resource);
            case "iam" -> roles.find(resource).flatMap(Role::trust);
            default -> Optional.empty();
        };
    }

    /** A bucket's ARN doesn't say whose it is; what isn't anybody's, as a foundation model, is AWS's. */
    private String owner(String resource, String asking) {
        String[] parts = resource.split(":", 6);
        if (parts.length < 6) {
            return asking;
        }
        return parts[2].equals("s3") ? topology.a().account() : parts[4];
    }

    private boolean isBucket(String name) {
        String bucketName = topology.a().bucket();
        return name.equals(bucketName) || name.startsWith(bucketName + "/");
    }
}
