package dev.sallyport.testkit.internal.sts;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.XmlText;
import dev.sallyport.testkit.internal.iam.CredentialStore;
import dev.sallyport.testkit.internal.iam.Roles;
import dev.sallyport.testkit.internal.iam.Session;
import dev.sallyport.testkit.internal.sigv4.AccessKey;
import dev.sallyport.testkit.internal.sigv4.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** STS with {@code GetCallerIdentity} and {@code AssumeRole}, as a form or as a presigned GET. Thread-safe. */
public final class StsService implements AwsService {

    private static final String VERSION = "2011-06-15";
    private static final String NAMESPACE = " xmlns=\"https://sts.amazonaws.com/doc/" + VERSION + "/\"";

    /** What temporary credentials, and there are no others here, may never do. */
    private static final Set<String> FOR_USERS = Set.of("GetSessionToken", "GetFederationToken");

    private static final Set<String> UNBUILT = Set.of(
            "AssumeRoleWithSAML",
            "AssumeRoleWithWebIdentity",
            "AssumeRoot",
            "DecodeAuthorizationMessage",
            "GetAccessKeyInfo",
            "GetDelegatedAccessToken",
            "GetWebIdentityToken");

    private final CredentialStore credentials;
    private final Roles roles;

    /** STS for the sessions of that store and those roles. */
    public StsService(CredentialStore credentials, Roles roles) {
        this.credentials = credentials;
        this.roles = roles;
    }

    @Override
    public String signingName() {
        return "sts";
    }

    @Override
    public Call call(AwsRequest request) throws AwsError {
        Query query = parameters(request);
        String action = query.value("Action")
                .orElseThrow(() -> new AwsError(400, "MissingAction", "The request has no Action."));
        String version = query.value("Version").orElse("");
        if (!version.equals(VERSION)) {
            throw unknown(action, version);
        }
        return call(action, query, request);
    }

    private Call call(String action, Query query, AwsRequest request) throws AwsError {
        if (action.equals("GetCallerIdentity")) {
            return new CallerIdentity(credentials);
        }
        if (action.equals("AssumeRole")) {
            Session asking = AccessKey.of(request).flatMap(credentials::find).orElseThrow();
            return new AssumeRole(credentials, roles, asking, new Parameters(query));
        }
        if (FOR_USERS.contains(action)) {
            throw new AwsError(403, "AccessDenied", "Cannot call " + action + " with session credentials");
        }
        if (UNBUILT.contains(action)) {
            throw new AwsError(501, "NotImplemented", "The sandbox's STS does not implement " + action);
        }
        throw unknown(action, VERSION);
    }

    private static AwsError unknown(String action, String version) {
        return new AwsError(
                400,
                "InvalidAction",
                "Could not find operation " + action + " for version "
                        + (version.isEmpty() ? "NO_VERSION_SPECIFIED" : version));
    }

    @Override
    public void write(AwsError error, String requestId, AwsResponse response) throws IOException {
        String type = error.status() < 500 ? "Sender" : "Receiver";
        send(
                response,
                "<ErrorResponse" + NAMESPACE + "><Error>"
                        + XmlText.element("Type", type)
                        + XmlText.element("Code", error.code())
                        + XmlText.element("Message", String.valueOf(error.getMessage()))
                        + "</Error>"
                        + XmlText.element("RequestId", requestId)
                        + "</ErrorResponse>");
    }

    /** The query protocol's parameters are in the form, or in the query where there is none. */
    private static Query parameters(AwsRequest request) {
        if (!request.method().equals("POST")) {
            return Query.parse(request.rawQuery());
        }
        try {
            return Query.parseForm(new String(request.body().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void send(AwsResponse response, String xml) throws IOException {
        response.header("Content-Type", "text/xml");
        response.body().write(xml.getBytes(StandardCharsets.UTF_8));
    }

    static String namespace() {
        return NAMESPACE;
    }
}
