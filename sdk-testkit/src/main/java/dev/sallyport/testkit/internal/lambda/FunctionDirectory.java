package dev.sallyport.testkit.internal.lambda;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.trust.Topology;
import java.util.regex.Pattern;

/** Which functions there are: one, with an unpublished and a published version and an alias a caller. */
record FunctionDirectory(Topology topology) {

    static final String LATEST = "$LATEST";

    /** The only published version; every alias points to it. */
    static final String PUBLISHED = "1";

    /** {@code Alias} of the service model: what may be an alias' name. */
    static final Pattern ALIAS = Pattern.compile("(?!^[0-9]+$)([a-zA-Z0-9-_]+)");

    /** ARN of the function, without a qualifier. */
    String arn() {
        return "arn:" + topology.partition() + ":lambda:" + topology.b().region() + ":"
                + topology.b().account() + ":function:" + topology.b().function();
    }

    boolean isFunction(FunctionName name) {
        return name.functionArn().equals(arn());
    }

    boolean isAlias(String qualifier) {
        return topology.caller(qualifier).isPresent();
    }

    boolean exists(FunctionName name) {
        return isFunction(name)
                && name.qualifier()
                        .map(q -> q.equals(LATEST) || q.equals(PUBLISHED) || isAlias(q))
                        .orElse(true);
    }

    /** Refuses what can't have a policy. */
    void requirePolicyHolder(FunctionName name) throws AwsError {
        String qualifier = name.qualifier().orElse("");
        if (qualifier.startsWith(LATEST)) {
            throw LambdaErrors.invalidParameter("We currently do not support adding policies for $LATEST.");
        }
        if (isFunction(name) && !exists(name) && ALIAS.matcher(qualifier).matches()) {
            throw LambdaErrors.notFound("Cannot find alias arn: " + name.arn());
        }
        if (!exists(name)) {
            throw LambdaErrors.functionNotFound(name.arn());
        }
    }

    /** The version that runs under that name. */
    String version(FunctionName name) {
        return name.qualifier().map(q -> q.equals(LATEST) ? LATEST : PUBLISHED).orElse(LATEST);
    }

    /** Refuses what is in another Region. */
    void requireReachable(FunctionName name) throws AwsError {
        String here = topology.b().region();
        if (!name.region().equals(here)) {
            throw LambdaErrors.notFound(
                    "Functions from '" + name.region() + "' are not reachable in this region ('" + here + "')");
        }
    }
}
