package dev.sallyport.trust.iam;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a statement and holds it against what its policy's type may have. */
final class StatementParser {
    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");
    private static final java.util.regex.Pattern ACTION =
            java.util.regex.Pattern.compile("\\*|([a-zA-Z0-9-]+|\\*):[a-zA-Z0-9*?]+");
    /** IAM user guide, "IAM JSON policy elements: Sid"; other services take more. */
    private static final java.util.regex.Pattern IAM_SID = java.util.regex.Pattern.compile("[A-Za-z0-9]*");

    private static final int RESOURCE_COLONS = 5;

    private final PolicyType type;
    private final String policy;
    private final boolean variables;

    StatementParser(PolicyType type, String policy, boolean variables) {
        this.type = type;
        this.policy = policy;
        this.variables = variables;
    }

    Statement statement(Element element, int position) {
        String label = "#" + position;
        try {
            String sid =
                    element.fields().contains("Sid") ? element.required("Sid").text() : "";
            label = sid.isEmpty() ? label : sid;
            refuseSid(sid);
            return read(element, new StatementId(policy, label));
        } catch (MalformedPolicyException e) {
            throw e.at("statement " + Quoted.text(label));
        }
    }

    private Statement read(Element element, StatementId id) {
        element.refuseOthers(ELEMENTS);
        boolean denies = denies(element.required("Effect").text());
        Statement statement = new Statement(
                id, denies, principal(element), actions(element), resources(element, denies), conditions(element));
        TypeRules.check(type, statement, element);
        return statement;
    }

    private void refuseSid(String sid) {
        boolean iam = type != PolicyType.RESOURCE && type != PolicyType.ENDPOINT;
        if (sid.startsWith("#") || (iam && !IAM_SID.matcher(sid).matches())) {
            throw new MalformedPolicyException("Sid: should be of letters and digits");
        }
    }

    private static boolean denies(String effect) {
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new MalformedPolicyException("Effect: should be Allow or Deny");
        }
        return effect.equals("Deny");
    }

    private @Nullable PrincipalElement principal(Element statement) {
        return eitherOf(statement, "Principal", "NotPrincipal")
                .map(PrincipalParser::principal)
                .orElse(null);
    }

    private static Statement.Actions actions(Element statement) {
        Element element = eitherOf(statement, "Action", "NotAction")
                .orElseThrow(() -> new MalformedPolicyException("Action: is missing"));
        for (String action : element.texts()) {
            if (!ACTION.matcher(action).matches()) {
                throw new MalformedPolicyException(
                        element.name() + ": " + Quoted.text(action) + " should be service:Name or *");
            }
        }
        List<Pattern> patterns = element.texts().stream()
                .map(action -> Pattern.of(action.toLowerCase(Locale.ROOT)))
                .toList();
        return new Statement.Actions(element.name().equals("NotAction"), patterns);
    }

    private Statement.@Nullable Resources resources(Element statement, boolean denies) {
        Optional<Element> element = eitherOf(statement, "Resource", "NotResource");
        return element.map(found -> new Statement.Resources(
                        found.name().equals("NotResource"),
                        found.texts().stream()
                                .map(text -> resource(found.name(), text))
                                .toList(),
                        denies))
                .orElse(null);
    }

    /** Variables only "after the fifth colon", IAM user guide, "IAM policy elements: Variables and tags". */
    private Template resource(String element, String text) {
        try {
            if (!text.equals("*") && !isArn(text)) {
                throw new MalformedPolicyException("should be * or an ARN");
            }
            return Variables.template(text, true, variables);
        } catch (MalformedPolicyException e) {
            throw e.at(element);
        }
    }

    private static boolean isArn(String text) {
        String[] parts = text.split(":", RESOURCE_COLONS + 1);
        if (!parts[0].equals("arn") || (parts.length <= RESOURCE_COLONS && !text.contains("*"))) {
            return false;
        }
        String head = String.join(":", List.of(parts).subList(0, Math.min(parts.length, RESOURCE_COLONS)));
        return !head.contains("$");
    }

    private List<Condition> conditions(Element statement) {
        try {
            return statement
                    .get("Condition")
                    .map(element -> new ConditionParser(variables).conditions(element.unnamed()))
                    .orElse(List.of());
        } catch (MalformedPolicyException e) {
            throw e.at("Condition");
        }
    }

    private static Optional<Element> eitherOf(Element statement, String one, String other) {
        Set<String> fields = new HashSet<>(statement.fields());
        if (fields.contains(one) && fields.contains(other)) {
            throw new MalformedPolicyException(one + " and " + other + ": only one of them may be there");
        }
        return statement.get(fields.contains(one) ? one : other);
    }
}
