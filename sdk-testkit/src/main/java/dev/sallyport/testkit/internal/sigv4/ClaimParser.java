package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds a request's signature, in its headers or in its query. */
final class ClaimParser {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final List<String> PARTS = List.of("Credential", "Signature", "SignedHeaders");
    private static final List<String> QUERY =
            List.of("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders");
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
        if (header.isPresent() && query.value("X-Amz-Algorithm").isPresent()) {
            throw refusals.twoMechanisms(header.get());
        }
        if (header.isPresent()) {
            return inHeader(header.get());
        }
        if (QUERY.stream().anyMatch(name -> query.value(name).isPresent())) {
            return inQuery();
        }
        throw refusals.unsigned();
    }

    private SignatureClaim inHeader(String header) throws AwsError {
        ClaimRefusals wrong = refusals.inHeader(header);
        String[] halves = header.split(" ", 2);
        if (!halves[0].equals(ALGORITHM)) {
            throw wrong.algorithm(halves[0]);
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : (halves.length == 2 ? halves[1] : "").split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length < 2 && !pair[0].isEmpty()) {
                throw wrong.component(pair[0]);
            }
            parts.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        request.header("x-amz-date").or(() -> request.header("date")).ifPresent(date -> parts.put("Date", date));
        return claim(wrong, parts, Optional.empty(), request.header("x-amz-security-token"));
    }

    private SignatureClaim inQuery() throws AwsError {
        ClaimRefusals wrong = refusals.inQuery();
        String algorithm = query.value("X-Amz-Algorithm").orElseThrow(() -> wrong.missing(List.of("Algorithm")));
        if (!algorithm.equals(ALGORITHM)) {
            throw wrong.algorithm(algorithm);
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : List.of("Credential", "SignedHeaders", "Signature", "Date")) {
            query.value("X-Amz-" + part).ifPresent(value -> parts.put(part, value));
        }
        Duration lifetime = refusals.lifetime(lifetime(wrong));
        return claim(wrong, parts, Optional.of(lifetime), query.value("X-Amz-Security-Token"));
    }

    private Duration lifetime(ClaimRefusals wrong) throws AwsError {
        Optional<String> text = query.value("X-Amz-Expires");
        if (text.isEmpty()) {
            if (refusals.lifetimeRequired()) {
                throw wrong.missing(List.of("Expires"));
            }
            return refusals.skew();
        }
        if (!text.get().matches("-?[0-9]{1,18}")) {
            throw wrong.lifetime(ClaimRefusals.Fault.NO_NUMBER);
        }
        Duration lifetime = Duration.ofSeconds(Long.parseLong(text.get()));
        if (lifetime.isNegative()) {
            throw wrong.lifetime(ClaimRefusals.Fault.NEGATIVE);
        }
        if (lifetime.compareTo(LONGEST) > 0) {
            throw wrong.lifetime(ClaimRefusals.Fault.TOO_LONG);
        }
        return lifetime;
    }

    private static SignatureClaim claim(
            ClaimRefusals wrong, Map<String, String> parts, Optional<Duration> lifetime, Optional<String> token)
            throws AwsError {
        checkPresent(wrong, parts);
        CredentialScope.Credential credential = CredentialScope.parse(parts.getOrDefault("Credential", ""), wrong);
        String date = parts.getOrDefault("Date", "");
        Instant signed = SigningTime.parse(date).orElseThrow(() -> wrong.date(date));
        String day = SigningTime.format(signed).substring(0, 8);
        if (!day.equals(credential.scope().date())) {
            throw wrong.otherDate(credential.scope().date(), day);
        }
        List<String> signedHeaders =
                List.of(parts.getOrDefault("SignedHeaders", "").split(";", -1));
        String signature = parts.getOrDefault("Signature", "");
        return new SignatureClaim(wrong, credential, signedHeaders, signature, signed, lifetime, token);
    }

    private static void checkPresent(ClaimRefusals wrong, Map<String, String> parts) throws AwsError {
        List<String> missing = new ArrayList<>();
        for (String part : PARTS) {
            if (parts.getOrDefault(part, "").isEmpty()) {
                missing.add(part);
            }
        }
        if (!parts.containsKey("Date")) {
            missing.add("Date");
        }
        if (!missing.isEmpty()) {
            throw wrong.missing(missing);
        }
    }
}
