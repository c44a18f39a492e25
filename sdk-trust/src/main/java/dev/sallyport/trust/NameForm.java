package dev.sallyport.trust;

import java.util.regex.Pattern;

/** What names look like that more than one place takes. */
public enum NameForm {
    /** An AWS account. */
    ACCOUNT("\\d{12}"),

    /** An AWS Region. Source: AWS Lambda API reference, Invoke, the pattern of {@code FunctionName}. */
    REGION("(?:eusc-)?[a-z]{2}(?:-[a-z]+)+-\\d"),

    /** A class of data. Ours. */
    DATA_CLASS("[a-z0-9-]{1,64}");

    private final Pattern pattern;

    NameForm(String expression) {
        pattern = Pattern.compile(expression);
    }

    /** Whether that is such a name. */
    public boolean fits(String name) {
        return pattern.matcher(name).matches();
    }

    /** As a part of other expressions. It captures nothing. */
    Pattern pattern() {
        return pattern;
    }
}
