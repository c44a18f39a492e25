package dev.sallyport.trust.iam;

import dev.sallyport.trust.iam.LayerVerdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What each layer says to a request, by itself. */
final class Layers {
    /**
     * Services whose resources resource control policies are about. Source: AWS Organizations user guide, "Resource control
     * policies (RCPs)", "List of AWS services that support RCPs".
     */
    private static final Set<String> WITH_RCPS = Set.of(
            "s3",
            "sts",
            "kms",
            "sqs",
            "secretsmanager",
            "cognito-identity",
            "cognito-idp",
            "logs",
            "dynamodb",
            "ecr",
            "aoss");

    private final List<LayerVerdict> all;
    private final Grant grant;

    private Layers(List<LayerVerdict> all, Grant grant) {
        this.all = all;
        this.grant = grant;
    }

    static Layers of(Question question, String resourceAccount, AppliedPolicies policies) {
        Opinion resource = new Opinion(question);
        policies.resource().ifPresent(resource::hear);
        boolean free = isFree(question);
        boolean limited = question.ofAccount() && !free;
        List<Policy> none = List.of();
        List<Policy> boundary = policies.boundary().map(List::of).orElse(none);
        List<Policy> endpoint = policies.endpoint().map(List::of).orElse(none);
        return new Layers(
                List.of(
                        scp(question, limited ? policies.scps() : List.of()),
                        rcp(question, resourceAccount, free ? List.of() : policies.rcps()),
                        layer(question, Layer.ENDPOINT, endpoint),
                        resource.verdict(Layer.RESOURCE),
                        layer(question, Layer.IDENTITY, limited ? policies.identity() : none),
                        layer(question, Layer.BOUNDARY, limited ? boundary : none),
                        layer(question, Layer.SESSION, limited ? policies.session() : none)),
                resource.grant());
    }

    List<LayerVerdict> all() {
        return all;
    }

    /** How directly the resource's policy allows it. */
    Grant grant() {
        return grant;
    }

    Outcome outcome(Layer layer) {
        return all.stream()
                .filter(verdict -> verdict.layer() == layer)
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    Optional<Layer> first(Outcome outcome) {
        for (LayerVerdict verdict : all) {
            if (verdict.outcome() == outcome) {
                return Optional.of(verdict.layer());
            }
        }
        return Optional.empty();
    }

    /**
     * "No permissions are required to perform this operation", and a policy that denies it doesn't keep anybody from it: AWS STS
     * API reference, "GetCallerIdentity". The policy of an endpoint does, as nothing that it doesn't allow goes through.
     */
    static boolean isFree(Question question) {
        return question.action().equals("sts:getcalleridentity") && question.ofAccount();
    }

    /** Every level has to allow it. Source: AWS Organizations user guide, "SCP evaluation". */
    private static LayerVerdict scp(Question question, List<List<Policy>> levels) {
        // "SCPs do not affect any service-linked role", same guide, "Service control policies (SCPs)".
        return levels(question, Layer.SCP, question.ofServiceLinkedRole() ? List.of() : levels, false);
    }

    /**
     * RCPFullAWSAccess is attached to every level and can't be detached, so a level that says nothing allows. Source: AWS
     * Organizations user guide, "RCP evaluation" and "Resource control policies (RCPs)", which don't affect service-linked roles,
     * nor kms:RetireGrant.
     */
    private static LayerVerdict rcp(Question question, String resourceAccount, List<List<Policy>> levels) {
        boolean applies = WITH_RCPS.contains(question.service())
                && !resourceAccount.isEmpty()
                && !question.ofServiceLinkedRole()
                && !question.action().equals("kms:retiregrant");
        return levels(question, Layer.RCP, applies ? levels : List.of(), true);
    }

    private static LayerVerdict levels(
            Question question, Layer layer, List<List<Policy>> levels, boolean silentAllows) {
        boolean allowed = true;
        List<StatementId> denials = new ArrayList<>();
        List<StatementId> allowances = new ArrayList<>();
        for (List<Policy> level : levels) {
            Opinion opinion = new Opinion(question);
            level.forEach(opinion::hear);
            denials.addAll(opinion.denials());
            allowances.addAll(opinion.allowances());
            allowed &= silentAllows || !opinion.allowances().isEmpty();
        }
        if (!denials.isEmpty()) {
            return new LayerVerdict(layer, Outcome.DENIES, denials);
        }
        if (levels.isEmpty()) {
            return new LayerVerdict(layer, Outcome.ABSENT, List.of());
        }
        return allowed
                ? new LayerVerdict(layer, Outcome.ALLOWS, allowances)
                : new LayerVerdict(layer, Outcome.SILENT, List.of());
    }

    private static LayerVerdict layer(Question question, Layer layer, List<Policy> policies) {
        Opinion opinion = new Opinion(question);
        policies.forEach(opinion::hear);
        return opinion.verdict(layer);
    }
}
