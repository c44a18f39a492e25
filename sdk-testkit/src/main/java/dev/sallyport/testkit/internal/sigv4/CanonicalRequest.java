package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.AwsRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** A request in the one form that is signed. */
final class CanonicalRequest {

    private CanonicalRequest() {}

    static String of(AwsRequest request, List<String> signedHeaders, String payloadHash, PathRule rule) {
        return String.join(
                "\n",
                request.method(),
                rule == PathRule.ONCE ? once(request.rawPath()) : twice(request.rawPath()),
                query(request.rawQuery()),
                headers(request, signedHeaders),
                String.join(";", signedHeaders),
                payloadHash);
    }

    /** S3 knows no equal paths: what the client encoded is decoded and encoded by AWS's rule. */
    private static String once(String rawPath) {
        return UriCode.encode(UriCode.decode(rawPath), true);
    }

    /** The other services normalise the path as it was sent and encode it again. */
    private static String twice(String rawPath) {
        return UriCode.encode(normalised(rawPath).getBytes(StandardCharsets.UTF_8), true);
    }

    private static String normalised(String rawPath) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : rawPath.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        String path = "/" + String.join("/", segments);
        return rawPath.endsWith("/") && !segments.isEmpty() ? path + "/" : path;
    }

    private static String query(String rawQuery) {
        return Query.parse(rawQuery).parameters().stream()
                .filter(parameter -> !parameter.name().equals("X-Amz-Signature"))
                .map(parameter -> new Query.Parameter(encoded(parameter.name()), encoded(parameter.value())))
                .sorted(Comparator.comparing(Query.Parameter::name).thenComparing(Query.Parameter::value))
                .map(parameter -> parameter.name() + "=" + parameter.value())
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return UriCode.encode(text.getBytes(StandardCharsets.UTF_8), false);
    }

    private static String headers(AwsRequest request, List<String> signedHeaders) {
        return signedHeaders.stream()
                .map(name -> name + ":" + values(request, name) + "\n")
                .collect(Collectors.joining());
    }

    private static String values(AwsRequest request, String name) {
        return request.headers().getOrDefault(name, List.of()).stream()
                .map(value -> value.strip().replaceAll(" +", " "))
                .collect(Collectors.joining(","));
    }

    /** How a service's paths are encoded before they are signed. */
    enum PathRule {
        ONCE,
        TWICE
    }
}
