package dev.sallyport.trust.iam;

import dev.sallyport.trust.iam.LayerVerdict.Outcome;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether what the layers say is enough, where none denies. Source: IAM user guide, "Policy evaluation logic". */
final class Permission {
    private final Question question;
    private final String resourceAccount;
    private final Layers layers;

    Permission(Question question, String resourceAccount, Layers layers) {
        this.question = question;
        this.resourceAccount = resourceAccount;
        this.layers = layers;
    }

    /** The first layer that would have had to allow it and doesn't; empty if it is allowed. */
    Optional<Layer> missing() {
        return Stream.of(Layer.SCP, Layer.RCP, Layer.ENDPOINT)
                .filter(this::limits)
                .findFirst()
                .or(this::missingGrant);
    }

    private Optional<Layer> missingGrant() {
        if (Layers.isFree(question)) {
            return Optional.empty();
        }
        if (!question.ofAccount()) {
            return needed(Layer.RESOURCE);
        }
        return isWithinAccount() ? missingWithin() : missingAcross();
    }

    /**
     * Within an account the resource's policy may do alone, as far as it names who asks.
     *
     * @see Grant
     */
    private Optional<Layer> missingWithin() {
        return switch (layers.grant()) {
            case DIRECT -> Optional.empty();
            case USER -> limit(Layer.SESSION);
            case ROLE -> limit(Layer.BOUNDARY).or(() -> limit(Layer.SESSION));
            case ACCOUNT -> missingOfIdentity();
            case NONE -> isResourceDecisive() ? Optional.of(Layer.RESOURCE) : missingOfIdentity();
        };
    }

    /** Both accounts have to allow it. Source: IAM user guide, "Cross-account policy evaluation logic". */
    private Optional<Layer> missingAcross() {
        return needed(Layer.RESOURCE).or(this::missingOfIdentity);
    }

    private Optional<Layer> missingOfIdentity() {
        // An account's root needs no policy: "full access", same guide, "Policy evaluation logic".
        return question.ofRoot()
                ? Optional.empty()
                : needed(Layer.IDENTITY).or(() -> limit(Layer.BOUNDARY)).or(() -> limit(Layer.SESSION));
    }

    /**
     * What belongs to AWS, or to nobody, has no policy: the identity's decide. Bedrock's foundation models are such: Service
     * authorization reference, "Actions, resources, and condition keys for Amazon Bedrock", whose ARN has no account.
     */
    private boolean isWithinAccount() {
        return resourceAccount.equals(question.account())
                || (resourceAccount.isEmpty() && layers.outcome(Layer.RESOURCE) == Outcome.ABSENT);
    }

    /**
     * "IAM role trust policies and KMS key policies are exceptions to this logic, because they must explicitly allow access for
     * principals", same guide.
     */
    private boolean isResourceDecisive() {
        return switch (question.service()) {
            case "kms" -> question.resource().contains(":key/");
            case "sts" -> question.resource().contains(":role/");
            default -> false;
        };
    }

    private boolean limits(Layer layer) {
        return layers.outcome(layer) == Outcome.SILENT;
    }

    private Optional<Layer> limit(Layer layer) {
        return limits(layer) ? Optional.of(layer) : Optional.empty();
    }

    private Optional<Layer> needed(Layer layer) {
        return layers.outcome(layer) == Outcome.ALLOWS ? Optional.empty() : Optional.of(layer);
    }
}
