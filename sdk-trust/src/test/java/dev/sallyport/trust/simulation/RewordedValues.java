package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.trust.iam.AccessRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** The values of a policy in words that mean the same to both engines. */
final class RewordedValues {

    private static final Map<String, List<String>> HALVES =
            Map.of("0.0.0.0/0", List.of("0.0.0.0/1", "128.0.0.0/1"), "::/0", List.of("::/1", "8000::/1"));

    private static final String NOTHING = "equal to nothing";
    /** Addresses that no request has. */
    private static final String NO_V4 = "192.0.2.99/32";

    private static final String NO_V6 = "2001:db8:ffff::99/128";

    private final AccessRequest request;

    RewordedValues(AccessRequest request) {
        this.request = request;
    }

    /** What the request has of a key. */
    List<String> own(String key) {
        return new Asked("", key, Codec.object(), request).values(key);
    }

    /** One value of a condition. */
    Stream<String> of(String operator, String key, String value) {
        if (operator.contains("IpAddress")) {
            return HALVES.getOrDefault(value, List.of(value)).stream().map(range -> sameVersion(key, range));
        }
        if (operator.contains("Date")) {
            return Stream.of(Reworded.date(value));
        }
        String text = text(value);
        boolean nothing = operator.contains("Not")
                && new Asked(operator, key, Codec.tree(text), request)
                        .variables()
                        .anyMatch(name -> own(name).isEmpty());
        return Stream.of(nothing ? NOTHING : text);
    }

    /** Resources. */
    JsonNode texts(JsonNode resources) {
        if (resources.isTextual()) {
            return Codec.tree(text(resources.asText()));
        }
        ArrayNode reworded = Codec.object().arrayNode();
        resources.forEach(resource -> reworded.add(text(resource.asText())));
        return reworded;
    }

    private String text(String text) {
        return Asked.VARIABLE
                .matcher(text)
                .replaceAll(found ->
                        own(found.group(1)).equals(List.of("")) ? "" : Matcher.quoteReplacement(found.group()));
    }

    private String sameVersion(String key, String range) {
        return own(key).stream()
                .filter(address -> address.contains(":") != range.contains(":"))
                .findFirst()
                .map(address -> address.contains(":") ? NO_V6 : NO_V4)
                .orElse(range);
    }
}
