package dev.sallyport.testkit.internal.lambda;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.trust.Topology;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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

    private static final Pattern FORM = Pattern.compile("(?:arn:(aws[a-zA-Z-]*):lambda:([a-z0-9-]+):)?(?:(\\d{12}):)?"
            + "(?:function:)?([a-zA-Z0-9-_]{1,64})(?::(\\$LATEST|[a-zA-Z0-9-_]{1,128}))?");

    static FunctionName of(String encoded, String rawQuery, Topology topology) throws AwsError {
        String decoded = decoded(encoded.replace("+", "%2B"));
        Matcher parts = FORM.matcher(decoded);
        if (!parts.matches()) {
            throw invalid("the function name matches no form of a function's name or ARN");
        }
        Optional<String> inName = Optional.ofNullable(parts.group(5));
        Optional<String> inQuery = qualifier(rawQuery);
        if (inName.isPresent() && inQuery.isPresent() && !inName.equals(inQuery)) {
            throw invalid("The derived qualifier from the function name does not match the specified qualifier.");
        }
        String arn = "arn:" + or(parts.group(1), topology.partition()) + ":lambda:"
                + or(parts.group(2), topology.b().region()) + ":"
                + or(parts.group(3), topology.b().account()) + ":function:" + parts.group(4);
        return new FunctionName(arn, inName.or(() -> inQuery));
    }

    /** As it was invoked. */
    String arn() {
        return qualifier.map(q -> functionArn + ":" + q).orElse(functionArn);
    }

    private static Optional<String> qualifier(String rawQuery) throws AwsError {
        for (String pair : rawQuery.split("&", -1)) {
            if (pair.startsWith("Qualifier=")) {
                return Optional.of(decoded(pair.substring("Qualifier=".length())));
            }
        }
        return Optional.empty();
    }

    private static String decoded(String encoded) throws AwsError {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("the request line has a broken percent-encoding");
        }
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "InvalidParameterValueException", message);
    }
}
