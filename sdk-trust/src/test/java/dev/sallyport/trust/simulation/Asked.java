package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.trust.iam.AccessRequest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One key of a condition, with the request that it is asked about.
 *
 * @param operator as the policy writes it
 * @param key as the policy writes it
 * @param wanted the policy's values
 * @param request the request
 */
record Asked(String operator, String key, JsonNode wanted, AccessRequest request) {

    private static final Pattern PLAIN = Pattern.compile("\\$\\{([A-Za-z0-9:/_-]+)}");
    static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9:/_-]+)(, '[^']*')?}");

    /** All of a block of conditions. */
    static Stream<Asked> all(JsonNode block, AccessRequest request) {
        return block.properties().stream()
                .flatMap(operator -> operator.getValue().properties().stream()
                        .map(key -> new Asked(operator.getKey(), key.getKey(), key.getValue(), request)));
    }

    /** The names of the variables in a text. */
    static Stream<String> names(String text) {
        return VARIABLE.matcher(text).results().map(found -> found.group(1));
    }

    /** The names of its variables without default. */
    Stream<String> variables() {
        return PLAIN.matcher(wanted.toString()).results().map(found -> found.group(1));
    }

    /** The policy's values. */
    Stream<String> policyValues() {
        return wanted.isArray()
                ? StreamSupport.stream(wanted.spliterator(), false).map(JsonNode::asText)
                : Stream.of(wanted.asText());
    }

    /** What the request has of a key; empty if it isn't there. */
    List<String> values(String name) {
        return request.context().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
