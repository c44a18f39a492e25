package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.contract.Sha256;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.Connection;
import dev.sallyport.testkit.internal.http.Listener;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request of AWS's Signature Version 4 test suite with its published signatures.
 *
 * @param name its name in the suite
 * @param line method and target
 * @param headers signed headers besides the host and the date, a {@code |} between them
 * @param body the body
 * @param rule how the path is encoded
 * @param inHeader the signature in the header
 * @param inQuery the signature in the query; empty if the suite has none
 */
record SuiteVector(
        String name,
        String line,
        String headers,
        String body,
        CanonicalRequest.PathRule rule,
        String inHeader,
        String inQuery) {

    static final CredentialScope SCOPE = new CredentialScope("20150830", "us-east-1", "service");
    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private static final String TIME = "20150830T123600Z";
    private static final String QUERY = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=" + TIME
            + "&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fservice%2Faws4_request&X-Amz-Expires=3600"
            + "&X-Amz-Signature=left-out&X-Amz-SignedHeaders=";
    /** The request with a signature in its header. */
    AwsRequest signedInHeader() {
        Map<String, List<String>> all = named();
        all.put("x-amz-date", List.of(TIME));
        if (!body.isEmpty() && !inQuery.isEmpty()) {
            all.put("content-length", List.of(Integer.toString(body.length())));
            all.put("x-amz-content-sha256", List.of(payloadHash()));
        }
        return request(query(), all);
    }

    /** The request with a signature in its query. */
    AwsRequest signedInQuery() {
        Map<String, List<String>> all = named();
        if (!body.isEmpty()) {
            all.put("content-length", List.of(Integer.toString(body.length())));
        }
        List<String> token = all.remove("x-amz-security-token");
        String tokenParameter = token == null
                ? ""
                : "&X-Amz-Security-Token=" + UriCode.encode(token.get(0).getBytes(StandardCharsets.UTF_8), false);
        return request(query() + "&" + QUERY + String.join("%3B", all.keySet()) + tokenParameter, all);
    }

    String payloadHash() {
        return Sha256.hex(body.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, List<String>> named() {
        Map<String, List<String>> all = new TreeMap<>();
        all.put("host", List.of("example.amazonaws.com"));
        for (String header : headers.split("\\|", -1)) {
            if (!header.isEmpty()) {
                String[] pair = header.split(":", 2);
                all.computeIfAbsent(pair[0], key -> new ArrayList<>()).add(pair[1]);
            }
        }
        return all;
    }

    private String query() {
        return line.contains("?") ? line.substring(line.indexOf('?') + 1) : "";
    }

    private AwsRequest request(String query, Map<String, List<String>> all) {
        String method = line.substring(0, line.indexOf(' '));
        String path = line.substring(method.length() + 1).split("\\?", 2)[0];
        return new AwsRequest(
                Listener.S3, Connection.LOOPBACK, method, path, query, all, InputStream.nullInputStream());
    }

    @Override
    public String toString() {
        return name;
    }
}
