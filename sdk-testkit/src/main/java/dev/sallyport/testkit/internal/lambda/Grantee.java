package dev.sallyport.testkit.internal.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.trust.Topology;
import java.util.regex.Pattern;

/**
 * To whom a statement gives.
 *
 * @param kind {@code AWS}, {@code Service}, or {@code *} for everybody
 * @param value ARN, service or {@code *}
 */
record Grantee(String kind, String value) {

    private static final String ANYBODY = "*";
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern IDENTITY = Pattern.compile("iam::\\d{12}:(root|(role|user)/[\\w+=,.@/-]+)");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.amazonaws\\.com(\\.cn)?");

    /** As AddPermission names it. */
    static Grantee of(String principal, Topology topology) throws AwsError {
        String prefix = "arn:" + topology.partition() + ":";
        if (principal.equals(ANYBODY)) {
            return new Grantee(ANYBODY, ANYBODY);
        }
        if (ACCOUNT.matcher(principal).matches()) {
            return aws(prefix + "iam::" + principal + ":root");
        }
        if (SERVICE.matcher(principal).matches()) {
            return new Grantee("Service", principal);
        }
        if (principal.startsWith(prefix)
                && IDENTITY.matcher(principal.substring(prefix.length())).matches()) {
            return aws(principal);
        }
        if (principal.startsWith(prefix + "sts::")) {
            throw LambdaErrors.invalidParameter("The sandbox judges roles and accounts, not single sessions.");
        }
        throw LambdaErrors.invalidParameter(
                "The provided principal was invalid. Please check the principal and try again.");
    }

    static Grantee aws(String arn) {
        return new Grantee("AWS", arn);
    }

    void writeTo(ObjectNode statement) {
        if (kind.equals(ANYBODY)) {
            statement.put("Principal", ANYBODY);
        } else {
            statement.putObject("Principal").put(kind, value);
        }
    }
}
