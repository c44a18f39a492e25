package dev.sallyport.trust.iam;

import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads the values of a condition. */
final class Operands {
    private static final int ARN_COLONS = 5;

    private Operands() {}

    /**
     * Reads one.
     *
     * @param variables whether the policy's version has variables. They are for string and ARN operators only: IAM user guide,
     *     "IAM policy elements: Variables and tags", "Condition element"
     */
    static Operand of(Operator operator, String text, boolean variables) {
        return switch (operator.family()) {
            case STRING -> string(operator, text, variables);
            case ARN -> arn(text, variables);
            case NUMERIC -> new Operand.Quantity(given(Values.number(text), "a number"), order(operator));
            case DATE ->
                new Operand.Moment(
                        given(Values.date(text), "a date of ISO 8601 or seconds since 1970"), order(operator));
            case BOOL, NULL -> new Operand.Flag(flag(text));
            case BINARY -> new Operand.Bytes(given(Values.bytes(text), "base64"));
            case IP -> new Operand.Range(given(IpRange.of(text), "an IP address or range"));
        };
    }

    private static Operand string(Operator operator, String text, boolean variables) {
        return switch (operator) {
            case STRING_LIKE, STRING_NOT_LIKE -> new Operand.Text(Variables.template(text, true, variables));
            case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
                new Operand.TextInAnyCase(Variables.template(text, false, variables));
            default -> new Operand.Text(Variables.template(text, false, variables));
        };
    }

    /** ArnEquals and ArnLike "behave identically": both have wildcards. */
    private static Operand arn(String text, boolean variables) {
        Template template = Variables.template(text, true, variables);
        if (template.isFixed() && (!text.startsWith("arn:") || colons(text) < ARN_COLONS)) {
            throw new MalformedPolicyException("a value isn't an ARN of six parts");
        }
        return new Operand.Arn(template);
    }

    private static long colons(String text) {
        return text.chars().filter(c -> c == ':').count();
    }

    private static IntPredicate order(Operator operator) {
        return switch (operator) {
            case NUMERIC_LESS_THAN, DATE_LESS_THAN -> order -> order < 0;
            case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> order -> order <= 0;
            case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> order -> order > 0;
            case NUMERIC_GREATER_THAN_EQUALS, DATE_GREATER_THAN_EQUALS -> order -> order >= 0;
            default -> order -> order == 0;
        };
    }

    private static boolean flag(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.equals("true") && !lower.equals("false")) {
            throw new MalformedPolicyException("a value isn't true or false");
        }
        return lower.equals("true");
    }

    private static <T> T given(@Nullable T value, String what) {
        if (value == null) {
            throw new MalformedPolicyException("a value isn't " + what);
        }
        return value;
    }
}
