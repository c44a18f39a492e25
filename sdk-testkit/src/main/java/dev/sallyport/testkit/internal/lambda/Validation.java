package dev.sallyport.testkit.internal.lambda;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request's parameters against the service model: all that is wrong with them becomes one error. Of one thread. */
final class Validation {

    private final List<String> errors = new ArrayList<>();

    /** Demands a value. */
    Validation present(String member, @Nullable Object value) {
        if (value == null) {
            errors.add("Value null at '" + member + "' failed to satisfy constraint: Member must not be null");
        }
        return this;
    }

    /** Demands that form and length of a value, if there is one. */
    Validation form(String member, @Nullable String value, Pattern form, int longest) {
        if (value != null && !form.matcher(value).matches()) {
            fail(member, value, "Member must satisfy regular expression pattern: " + form);
        }
        if (value != null && value.length() > longest) {
            fail(member, value, "Member must have length less than or equal to " + longest);
        }
        return this;
    }

    /** Demands one of these values. */
    Validation oneOf(String member, String value, List<String> values) {
        if (!values.contains(value)) {
            fail(member, value, "Member must satisfy enum value set: " + values);
        }
        return this;
    }

    /** Demands a whole number in that range. */
    Validation number(String member, String value, int least, int most) {
        if (!value.matches("-?\\d{1,9}")) {
            fail(member, value, "Member must be a number");
        } else if (Integer.parseInt(value) < least) {
            fail(member, value, "Member must have value greater than or equal to " + least);
        } else if (Integer.parseInt(value) > most) {
            fail(member, value, "Member must have value less than or equal to " + most);
        }
        return this;
    }

    void check() throws AwsError {
        if (!errors.isEmpty()) {
            String count = errors.size() == 1 ? "1 validation error" : errors.size() + " validation errors";
            throw new AwsError(400, LambdaErrors.VALIDATION, count + " detected: " + String.join("; ", errors));
        }
    }

    private void fail(String member, String value, String constraint) {
        errors.add("Value '" + value + "' at '" + member + "' failed to satisfy constraint: " + constraint);
    }
}
