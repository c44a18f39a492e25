package dev.sallyport.trust.iam;

import dev.sallyport.trust.iam.Condition.Quantifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads conditions. Source: IAM user guide, "IAM JSON policy elements: Condition". */
final class ConditionParser {
    private static final String ALL = "ForAllValues:";
    private static final String ANY = "ForAnyValue:";
    private static final String IF_EXISTS = "IfExists";

    private final boolean variables;

    ConditionParser(boolean variables) {
        this.variables = variables;
    }

    List<Condition> conditions(Element element) {
        List<Condition> conditions = new ArrayList<>();
        for (String name : notNone(element)) {
            try {
                add(conditions, name, element.required(name).unnamed());
            } catch (MalformedPolicyException e) {
                throw e.at(Quoted.text(name));
            }
        }
        return List.copyOf(conditions);
    }

    private void add(List<Condition> conditions, String name, Element keys) {
        Quantifier quantifier =
                name.startsWith(ALL) ? Quantifier.ALL : name.startsWith(ANY) ? Quantifier.ANY : Quantifier.ONE;
        String rest = quantifier == Quantifier.ONE ? name : name.substring(name.indexOf(':') + 1);
        boolean ifExists = rest.endsWith(IF_EXISTS);
        Operator operator = Operator.named(ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest);
        if (operator == null || (operator == Operator.NULL && !name.equals(Operator.NULL.awsName()))) {
            throw new MalformedPolicyException("isn't a condition operator");
        }
        Set<String> seen = new HashSet<>();
        for (String key : notNone(keys)) {
            String lower = key.toLowerCase(Locale.ROOT);
            refuse(operator, quantifier, key, seen.add(lower));
            conditions.add(new Condition(operator, quantifier, ifExists, lower, operands(operator, keys, key)));
        }
    }

    private static List<String> notNone(Element element) {
        List<String> fields = element.fields();
        if (fields.isEmpty()) {
            throw new MalformedPolicyException("is empty: leave it out");
        }
        return fields;
    }

    /**
     * "Multivalued context keys require a condition set operator" and "Do not use a condition set operator with a single-valued
     * context key": IAM user guide, "Single-valued vs. multivalued context keys". AWS takes both and answers by chance or too
     * generously, so both are refused here. {@code Null} asks for the key alone.
     */
    private static void refuse(Operator operator, Quantifier quantifier, String name, boolean first) {
        ConditionKeys.Key key = ConditionKeys.find(name);
        String shown = Quoted.text(name);
        if (key == null) {
            throw new MalformedPolicyException(shown + " isn't a condition key that is known here");
        }
        if (!first) {
            throw new MalformedPolicyException(shown + " stands twice");
        }
        if (!operator.family().takes(key.type())) {
            throw new MalformedPolicyException(shown + " has values of the type " + key.type());
        }
        if (operator != Operator.NULL && key.multivalued() != (quantifier != Quantifier.ONE)) {
            throw new MalformedPolicyException(
                    key.multivalued()
                            ? shown + " can have many values: it needs ForAllValues: or ForAnyValue:"
                            : shown + " has one value at most: leave ForAllValues: or ForAnyValue: out");
        }
    }

    private List<Operand> operands(Operator operator, Element keys, String key) {
        try {
            return keys.required(key).unnamed().values().stream()
                    .map(text -> Operands.of(operator, text, variables))
                    .toList();
        } catch (MalformedPolicyException e) {
            throw e.at(Quoted.text(key));
        }
    }
}
