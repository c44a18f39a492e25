package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.trust.iam.AccessRequest;
import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.iam.LayerVerdict.Outcome;
import dev.sallyport.trust.iam.Principal;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a disagreement may have, to tell one class from another. */
enum Trait {
    /** A negated operator compares with a variable that has no single value and no default. */
    NEGATED_OPERATOR_ON_A_VARIABLE_WITHOUT_VALUE(disagreement -> disagreement.statements().stream()
            .flatMap(statement -> statement.path("Condition").properties().stream())
            .filter(block -> block.getKey().contains("Not"))
            .anyMatch(block -> Variable.unresolved(block.getValue(), disagreement))),
    /** The principal and the resource are of one account. */
    SAME_ACCOUNT(disagreement -> {
        AccessRequest request = disagreement.simulation().request();
        return request.principal().account().equals(request.resourceAccount());
    }),
    /** An Allow in the resource's policy names the session itself. */
    RESOURCE_GRANTS_TO_THE_SESSION_ITSELF(disagreement -> {
        AccessRequest request = disagreement.simulation().request();
        return request.principal() instanceof Principal.RoleSession session
                && disagreement.verdict().layer(Layer.RESOURCE).outcome() == Outcome.ALLOWS
                && disagreement.simulation().documents(Layer.RESOURCE).stream()
                        .flatMap(document -> document.findValues("Principal").stream())
                        .anyMatch(named -> named.toString().contains(session.sessionArn()));
    }),
    /** The session's policy neither allows nor denies it. */
    SESSION_POLICY_IS_SILENT(
            disagreement -> disagreement.verdict().layer(Layer.SESSION).outcome() == Outcome.SILENT);

    private final Predicate<Disagreement> test;

    Trait(Predicate<Disagreement> test) {
        this.test = test;
    }

    boolean of(Disagreement disagreement) {
        return test.test(disagreement);
    }

    private static final class Variable {
        private static final Pattern WITHOUT_DEFAULT = Pattern.compile("\\$\\{([A-Za-z0-9:/_-]+)}");

        private static boolean unresolved(JsonNode conditions, Disagreement disagreement) {
            Map<String, List<String>> context =
                    disagreement.simulation().request().context();
            Matcher variables = WITHOUT_DEFAULT.matcher(conditions.toString());
            return variables
                    .results()
                    .anyMatch(found -> context.entrySet().stream()
                            .filter(entry -> entry.getKey().equalsIgnoreCase(found.group(1)))
                            .noneMatch(entry -> entry.getValue().size() == 1
                                    && !entry.getValue().get(0).isEmpty()));
        }
    }
}
