package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.contract.Sha256;
import dev.sallyport.testkit.internal.http.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The answers to a malformed signature that most services share.
 *
 * @param service which kind of service
 * @param authorization the header; empty if the signature stands in the query
 */
record ServiceClaimRefusals(ServiceRefusals service, String authorization) implements ClaimRefusals {

    private static final Map<String, String> HEADER_PARTS = Map.of(
            "Credential", "Authorization header requires 'Credential' parameter.",
            "Signature", "Authorization header requires 'Signature' parameter.",
            "SignedHeaders", "Authorization header requires 'SignedHeaders' parameter.",
            "Date", "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");

    @Override
    public AwsError algorithm(String algorithm) {
        if (algorithm.equals("AWS4-ECDSA-P256-SHA256")) {
            return new AwsError(501, "NotImplemented", "The sandbox does not implement " + algorithm);
        }
        if (algorithm.startsWith("AWS4-") || authorization.isEmpty()) {
            return service.incomplete("Unsupported AWS 'algorithm': '" + algorithm + "'.");
        }
        // Other schemes are read as if they were this one.
        String rest = authorization.substring(algorithm.length()).strip();
        return rest.isEmpty() || rest.contains("=")
                ? missing(List.of("Credential", "Signature", "SignedHeaders"))
                : component(rest);
    }

    @Override
    public AwsError component(String component) {
        return service.incomplete("Invalid key=value pair (missing equal-sign) in Authorization header (hashed with"
                + " SHA-256 and encoded with Base64): '" + hash() + "'.");
    }

    @Override
    public AwsError missing(List<String> names) {
        if (authorization.isEmpty()) {
            return service.incomplete(names.stream()
                            .map(name -> "AWS query-string parameters must include 'X-Amz-" + name + "'. ")
                            .collect(Collectors.joining())
                    + "Re-examine the query-string parameters.");
        }
        String parts =
                names.stream().map(name -> HEADER_PARTS.getOrDefault(name, "")).collect(Collectors.joining(" "));
        return service.incomplete(parts + " (Hashed with SHA-256 and encoded with Base64) Authorization=" + hash());
    }

    @Override
    public AwsError date(String date) {
        return service.incomplete("Date must be in ISO-8601 'basic format'. Got '" + date
                + "'. See http://en.wikipedia.org/wiki/ISO_8601");
    }

    @Override
    public AwsError credential(String credential) {
        return service.incomplete("Credential must have exactly 5 slash-delimited elements, e.g."
                + " keyid/date/region/service/term, got '" + credential + "'");
    }

    @Override
    public AwsError terminator(String actual) {
        return service.invalid(
                "Credential should be scoped with a valid terminator: 'aws4_request', not '" + actual + "'.");
    }

    @Override
    public AwsError otherDate(String scopeDate, String date) {
        return service.invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
                + " HTTP: '" + scopeDate + "' != '" + date + "'.");
    }

    @Override
    public AwsError region(String actual, String expected) {
        return service.invalid("Credential should be scoped to a valid region.");
    }

    @Override
    public AwsError service(String actual, String expected) {
        return service.invalid("Credential should be scoped to correct service: '" + expected + "'.");
    }

    @Override
    public AwsError lifetime(Fault fault) {
        return service.incomplete(fault.text());
    }

    private String hash() {
        byte[] bytes = Sha256.digest().digest(authorization.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Shows no signature. */
    @Override
    public String toString() {
        return "ServiceClaimRefusals[" + service + "]";
    }
}
