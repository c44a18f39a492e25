package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.trust.iam.AccessRequest;
import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.iam.Principal;
import dev.sallyport.trust.iam.Verdict.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A simulation written by hand, with the answer that AWS documents.
 *
 * @param name what it is about
 * @param principal an ARN, the name of a service, or {@code anonymous}
 * @param action as {@code s3:GetObject}
 * @param resource its ARN
 * @param account whose it is
 * @param context the condition keys
 * @param policies a statement or more for each layer; of SCPs and RCPs a level each
 * @param expected the answer
 * @param untold why the other engine can't be asked; absent if it can
 */
record WrittenCase(
        String name,
        String principal,
        String action,
        String resource,
        String account,
        Map<String, List<String>> context,
        Map<Layer, List<List<JsonNode>>> policies,
        Decision expected,
        @Nullable String untold) {

    private static final Pattern SESSION = Pattern.compile("arn:aws:sts::(\\d+):assumed-role/([^/]+)/(.+)");

    /** All of {@code cases.json}. */
    static List<WrittenCase> all() throws IOException {
        try (InputStream json = Objects.requireNonNull(WrittenCase.class.getResourceAsStream("cases.json"))) {
            return List.of(Codec.read(json, WrittenCase[].class));
        }
    }

    Simulation simulation() {
        return new Simulation(name, new AccessRequest(asked(), action, resource, account, context), policies);
    }

    private Principal asked() {
        Matcher session = SESSION.matcher(principal);
        if (session.matches()) {
            String role = "arn:aws:iam::" + session.group(1) + ":role/" + session.group(2);
            return new Principal.RoleSession(role, session.group(3));
        }
        if (principal.equals("anonymous")) {
            return new Principal.Anonymous();
        }
        return principal.startsWith("arn:") ? new Principal.User(principal) : new Principal.Service(principal);
    }

    @Override
    public String toString() {
        return name;
    }
}
