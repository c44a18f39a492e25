package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.List;
import java.util.Map;

/**
 * S3's answers to a malformed signature.
 *
 * @param authorization the header; empty if the signature stands in the query
 */
record S3ClaimRefusals(String authorization) implements ClaimRefusals {

    private static final String REQUIRED = "Query-string authentication version 4 requires the X-Amz-Algorithm,"
            + " X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.";

    @Override
    public AwsError algorithm(String algorithm) {
        if (algorithm.equals("AWS4-ECDSA-P256-SHA256")) {
            return new AwsError(501, "NotImplemented", "The sandbox does not implement " + algorithm);
        }
        if (presigned()) {
            return query("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"");
        }
        if (algorithm.equals("AWS")) {
            return new AwsError(
                    400,
                    "InvalidRequest",
                    "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
        }
        return S3Refusals.invalidArgument("Unsupported Authorization Type", "Authorization", authorization);
    }

    @Override
    public AwsError component(String component) {
        return header("the authorization component \"" + component + "\" is malformed.");
    }

    @Override
    public AwsError missing(List<String> names) {
        if (presigned()) {
            return query(REQUIRED);
        }
        if (names.equals(List.of("Date"))) {
            return date("");
        }
        return header("the authorization header requires three components: Credential, SignedHeaders, and Signature.");
    }

    @Override
    public AwsError date(String date) {
        return presigned()
                ? query("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"")
                : new AwsError(403, "AccessDenied", "AWS authentication requires a valid Date or x-amz-date header");
    }

    @Override
    public AwsError credential(String credential) {
        return scope("the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
    }

    @Override
    public AwsError terminator(String actual) {
        return scope("incorrect terminal \"" + actual + "\". This endpoint uses \"aws4_request\".");
    }

    @Override
    public AwsError otherDate(String scopeDate, String date) {
        String problem = "Invalid credential date \"" + scopeDate + "\". This date is not the same as X-Amz-Date: \""
                + date + "\".";
        return presigned() ? query(problem) : header(problem);
    }

    @Override
    public AwsError region(String actual, String expected) {
        AwsError error = scope("the region '" + actual + "' is wrong; expecting '" + expected + "'");
        Map<String, String> headers = Map.of("x-amz-bucket-region", expected);
        return new AwsError(error.status(), error.code(), String.valueOf(error.getMessage()), headers)
                .with("Region", expected);
    }

    @Override
    public AwsError service(String actual, String expected) {
        return scope("incorrect service \"" + actual + "\". This endpoint belongs to \"" + expected + "\".");
    }

    @Override
    public AwsError lifetime(Fault fault) {
        return query(fault.text());
    }

    private boolean presigned() {
        return authorization.isEmpty();
    }

    private AwsError scope(String problem) {
        return presigned() ? query("Error parsing the X-Amz-Credential parameter; " + problem) : header(problem);
    }

    private static AwsError query(String problem) {
        return new AwsError(400, "AuthorizationQueryParametersError", problem);
    }

    private static AwsError header(String problem) {
        return new AwsError(400, "AuthorizationHeaderMalformed", "The authorization header is malformed; " + problem);
    }

    /** Shows no signature. */
    @Override
    public String toString() {
        return "S3ClaimRefusals";
    }
}
