package dev.sallyport.trust.iam;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a statement's conditions: an operator, a key and the values that it may have.
 *
 * @param operator how they are compared
 * @param quantifier how a key of many values is
 * @param ifExists whether an absent key is as good as a matching one
 * @param key in lower case
 * @param operands the policy's values, at least one
 */
record Condition(Operator operator, Quantifier quantifier, boolean ifExists, String key, List<Operand> operands) {

    /** How the values of a request's key count. */
    enum Quantifier {
        /** A key of one value. */
        ONE,
        /** Each of them has to match. */
        ALL,
        /** One of them has to match. */
        ANY
    }

    boolean holds(Context context) {
        List<String> values = context.get(key);
        if (operator == Operator.NULL) {
            return matchesAny(Boolean.toString(values == null || values.isEmpty()), context);
        }
        if (values == null || isNothing(values)) {
            return holdsOfNothing(values);
        }
        // A variable without a value equals nothing, so that operators that ask for other values hold: IAM user guide,
        // "IAM
        // policy elements: Variables and tags", "Policy variables with no value".
        return switch (quantifier) {
            case ALL -> all(values, context);
            case ANY -> any(values, context);
            case ONE -> operator.negated() ? all(values, context) : any(values, context);
        };
    }

    /**
     * Of a key that is absent or has no value. ForAllValues is true then and ForAnyValue false, an empty text being no value to
     * them; else operators that ask for other values are true. Sources: IAM user guide, "Set operators for multivalued context
     * keys" and "IAM JSON policy elements: Condition operators".
     */
    private boolean holdsOfNothing(@Nullable List<String> values) {
        return switch (quantifier) {
            case ALL -> true;
            case ANY -> ifExists && values == null;
            case ONE -> ifExists || operator.negated();
        };
    }

    private boolean isNothing(List<String> values) {
        return values.isEmpty()
                || (quantifier != Quantifier.ONE && values.stream().allMatch(String::isEmpty));
    }

    private boolean all(List<String> values, Context context) {
        for (String value : values) {
            if (matchesAny(value, context) == operator.negated()) {
                return false;
            }
        }
        return true;
    }

    private boolean any(List<String> values, Context context) {
        for (String value : values) {
            if (matchesAny(value, context) != operator.negated()) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesAny(String value, Context context) {
        for (Operand operand : operands) {
            if (operand.matches(value, context)) {
                return true;
            }
        }
        return false;
    }
}
