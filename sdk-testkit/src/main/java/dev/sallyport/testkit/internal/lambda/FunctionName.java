package dev.sallyport.testkit.internal.lambda;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.sigv4.Query;
import dev.sallyport.testkit.internal.sigv4.UriCode;
import dev.sallyport.trust.Topology;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request names as function: a name, a partial or a full ARN, each with or without a qualifier.
 *
 * @param functionArn the ARN without a qualifier
 * @param qualifier the alias or version, if there is one
 */
record FunctionName(String functionArn, Optional<String> qualifier) {

    /** {@code NamespacedFunctionName} of the service model. */
    private static final Pattern FORM = Pattern.compile("(arn:(aws[a-zA-Z-]*)?:lambda:)?"
            + "([a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)"
            + "(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?");

    private static final int LONGEST = 256;

    /** {@code Qualifier} of the service model. */
    private static final Pattern QUALIFIER = Pattern.compile("\\$(LATEST(\\.PUBLISHED)?)|[a-zA-Z0-9-_$]+");

    private static final int LONGEST_QUALIFIER = 128;

    /** The name in that path segment, with the qualifier that may be in the query. */
    static FunctionName of(String encoded, String rawQuery, Topology topology) throws AwsError {
        String decoded = UriCode.decodeText(encoded);
        Optional<String> inQuery = Query.parse(rawQuery).value("Qualifier");
        new Validation()
                .form("functionName", decoded, FORM, LONGEST)
                .form("qualifier", inQuery.orElse(null), QUALIFIER, LONGEST_QUALIFIER)
                .check();
        Matcher parts = FORM.matcher(decoded);
        if (!parts.matches()) {
            throw new IllegalStateException("checked before");
        }
        Optional<String> inName = Optional.ofNullable(parts.group(12));
        if (inName.isPresent() && inQuery.isPresent() && !inName.equals(inQuery)) {
            throw LambdaErrors.invalidParameter(
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        String arn = "arn:" + or(parts.group(2), topology.partition()) + ":lambda:"
                + or(parts.group(3), topology.b().region() + ":")
                + or(parts.group(8), topology.b().account() + ":") + "function:" + parts.group(10);
        return new FunctionName(arn, inName.or(() -> inQuery));
    }

    /** As it was named. */
    String arn() {
        return qualifier.map(q -> functionArn + ":" + q).orElse(functionArn);
    }

    /** With the qualifier that is meant where there is none. */
    String qualifiedArn() {
        return functionArn + ":" + qualifier.orElse(FunctionDirectory.LATEST);
    }

    /** Refuses a qualifier, for what concerns the function as a whole. */
    void requireUnqualified() throws AwsError {
        if (qualifier.isPresent()) {
            throw LambdaErrors.invalidParameter("This operation takes the function's name without a qualifier.");
        }
    }

    String region() {
        return functionArn.split(":", -1)[3];
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }
}
