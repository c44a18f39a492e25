package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a request's signature, in its headers or in its query. */
final class ClaimParser {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Duration LONGEST = Duration.ofDays(7);

    private final AwsRequest request;
    private final Refusals refusals;
    private final Query query;

    ClaimParser(AwsRequest request, Refusals refusals) {
        this.request = request;
        this.refusals = refusals;
        this.query = Query.parse(request.rawQuery());
    }

    SignatureClaim parse() throws AwsError {
        Optional<String> header = request.header("authorization");
        boolean inQuery = query.value("X-Amz-Algorithm").isPresent();
        if (header.isPresent() && inQuery) {
            throw refusals.malformed(true, "Only one auth mechanism allowed");
        }
        if (header.isPresent()) {
            return inHeader(header.get());
        }
        if (inQuery) {
            return inQuery();
        }
        throw refusals.unsigned();
    }

    private SignatureClaim inHeader(String header) throws AwsError {
        if (!header.startsWith(ALGORITHM + " ")) {
            throw refusals.malformed(false, "only " + ALGORITHM + " is supported");
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : header.substring(ALGORITHM.length()).split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            parts.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        return claim(
                false, parts, request.header("x-amz-date"), Optional.empty(), request.header("x-amz-security-token"));
    }

    private SignatureClaim inQuery() throws AwsError {
        Map<String, String> parts = new HashMap<>();
        for (String part : List.of("Credential", "SignedHeaders", "Signature")) {
            query.value("X-Amz-" + part).ifPresent(value -> parts.put(part, value));
        }
        if (!query.value("X-Amz-Algorithm").orElseThrow().equals(ALGORITHM)) {
            throw refusals.malformed(true, "X-Amz-Algorithm only supports \"" + ALGORITHM + "\"");
        }
        return claim(
                true, parts, query.value("X-Amz-Date"), Optional.of(lifetime()), query.value("X-Amz-Security-Token"));
    }

    private Duration lifetime() throws AwsError {
        try {
            Duration lifetime = Duration.ofSeconds(
                    Long.parseLong(query.value("X-Amz-Expires").orElse("")));
            if (!lifetime.isNegative() && lifetime.compareTo(LONGEST) <= 0) {
                return lifetime;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw refusals.malformed(true, "X-Amz-Expires should be a number");
        }
        throw refusals.malformed(true, "X-Amz-Expires must be non-negative and less than a week (604800 seconds)");
    }

    private SignatureClaim claim(
            boolean presigned,
            Map<String, String> parts,
            Optional<String> date,
            Optional<Duration> lifetime,
            Optional<String> token)
            throws AwsError {
        String credential = present(presigned, "Credential", parts.get("Credential"));
        String signedHeaders = present(presigned, "SignedHeaders", parts.get("SignedHeaders"));
        String signature = present(presigned, "Signature", parts.get("Signature"));
        CredentialScope.Credential parsed = CredentialScope.parse(credential)
                .orElseThrow(() -> refusals.malformed(
                        presigned,
                        "the Credential is mal-formed; expecting"
                                + " \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\"."));
        Instant signed = date.flatMap(SigningTime::parse)
                .orElseThrow(() -> refusals.malformed(presigned, "a valid X-Amz-Date is missing"));
        if (!SigningTime.format(signed).startsWith(parsed.scope().date() + "T")) {
            throw refusals.malformed(presigned, "the date of the Credential is not that of the request");
        }
        return new SignatureClaim(
                presigned, parsed, List.of(signedHeaders.split(";", -1)), signature, signed, lifetime, token);
    }

    private String present(boolean presigned, String name, @Nullable String value) throws AwsError {
        if (value == null || value.isEmpty()) {
            throw refusals.malformed(presigned, "the " + name + " parameter is missing");
        }
        return value;
    }
}
