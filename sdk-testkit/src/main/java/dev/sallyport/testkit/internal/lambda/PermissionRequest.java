package dev.sallyport.testkit.internal.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** AddPermission's body. */
record PermissionRequest(JsonNode body) {

    private static final int LONGEST = 64 * 1024;

    private static final Set<String> KNOWN =
            Set.of("StatementId", "Action", "Principal", "SourceArn", "SourceAccount", "PrincipalOrgID", "RevisionId");

    /** What the sandbox has nothing for. */
    private static final Set<String> UNBUILT =
            Set.of("EventSourceToken", "FunctionUrlAuthType", "InvokedViaFunctionUrl");

    // The service model's patterns of these members.
    private static final Pattern STATEMENT_ID = Pattern.compile("([a-zA-Z0-9-_]+)");
    private static final Pattern ACTION = Pattern.compile("(lambda:[*]|lambda:[a-zA-Z]+|[*])");
    private static final Pattern PRINCIPAL = Pattern.compile("[^\\s]+");
    private static final Pattern ARN = Pattern.compile(
            "arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}(-gov)?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern ORGANISATION = Pattern.compile("o-[a-z0-9]{10,32}");

    static PermissionRequest read(AwsRequest request) throws IOException, AwsError {
        byte[] bytes = request.body().readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw LambdaErrors.tooLarge(
                    "Request must be smaller than " + LONGEST + " bytes for the AddPermission operation");
        }
        try {
            PermissionRequest read = new PermissionRequest(Codec.read(bytes, JsonNode.class));
            read.check();
            return read;
        } catch (MalformedMessageException e) {
            throw malformed(e.getMessage());
        }
    }

    Permission permission(String resource, Topology topology) throws AwsError {
        return Permission.of(
                required("StatementId"),
                Grantee.of(required("Principal"), topology),
                required("Action"),
                resource,
                conditions());
    }

    /** Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Lambda". */
    Map<String, List<String>> context() {
        return Map.of("lambda:Principal", List.of(required("Principal")));
    }

    Optional<String> revision() {
        return Optional.ofNullable(text("RevisionId"));
    }

    private List<Permission.Condition> conditions() {
        List<Permission.Condition> conditions = new ArrayList<>();
        condition(conditions, "PrincipalOrgID", "StringEquals", "aws:PrincipalOrgID");
        condition(conditions, "SourceAccount", "StringEquals", "AWS:SourceAccount");
        condition(conditions, "SourceArn", "ArnLike", "AWS:SourceArn");
        return conditions;
    }

    private void condition(List<Permission.Condition> conditions, String member, String operator, String key) {
        String value = text(member);
        if (value != null) {
            conditions.add(new Permission.Condition(operator, key, value));
        }
    }

    private void check() throws AwsError {
        if (!body.isObject()) {
            throw malformed("not an object");
        }
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            checkMember(names.next());
        }
        new Validation()
                .present("statementId", text("StatementId"))
                .form("statementId", text("StatementId"), STATEMENT_ID, 100)
                .present("action", text("Action"))
                .form("action", text("Action"), ACTION, Integer.MAX_VALUE)
                .present("principal", text("Principal"))
                .form("principal", text("Principal"), PRINCIPAL, Integer.MAX_VALUE)
                .form("sourceArn", text("SourceArn"), ARN, Integer.MAX_VALUE)
                .form("sourceAccount", text("SourceAccount"), ACCOUNT, 12)
                .form("principalOrgID", text("PrincipalOrgID"), ORGANISATION, 34)
                .check();
    }

    private void checkMember(String name) throws AwsError {
        JsonNode value = body.path(name);
        if (UNBUILT.contains(name) && !value.isNull()) {
            throw LambdaErrors.invalidParameter(
                    "The sandbox has neither function URLs nor event sources, so no " + name + ".");
        }
        if (!KNOWN.contains(name) && !UNBUILT.contains(name)) {
            throw malformed("a member that AddPermission doesn't have");
        }
        if (!value.isTextual() && !value.isNull()) {
            throw malformed(name + " is not a string");
        }
    }

    private @Nullable String text(String member) {
        return body.path(member).textValue();
    }

    private String required(String member) {
        String value = text(member);
        if (value == null) {
            throw new IllegalStateException("checked before");
        }
        return value;
    }

    private static AwsError malformed(@Nullable String problem) {
        return LambdaErrors.invalidContent("Could not parse request body into json: " + problem);
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "PermissionRequest";
    }
}
