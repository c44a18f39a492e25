package dev.sallyport.trust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names that only a deployment knows. Each stands in a document as {@code ${name}} until the topology has it. */
final class OpenNames {

    static final String KEY = "a.kmsKeyArn";
    static final String LAMBDA_ENDPOINT = "a.lambdaEndpointId";
    static final String S3_ENDPOINTS_OF_A = "a.s3EndpointIds";
    static final String S3_ENDPOINTS_OF_B = "b.s3EndpointIds";
    static final String APP_SECURITY_GROUP = "a.appSecurityGroupId";
    static final String LAMBDA_SECURITY_GROUP = "a.lambdaSecurityGroupId";
    static final String BEDROCK_ENDPOINT = "b.bedrockEndpointId";
    static final String STS_ENDPOINT = "b.stsEndpointId";

    /** A policy variable such as <code>${aws:username}</code> has a colon, and an escape no dot. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([ab]\\.[A-Za-z0-9]+)}");

    private final Map<String, List<String>> known = new LinkedHashMap<>();

    OpenNames(Topology topology) {
        Names names = new Names(topology);
        known.put(placeholder(KEY), List.of(names.key()));
        known.put(placeholder(LAMBDA_ENDPOINT), List.of(names.lambdaEndpoint()));
        known.put(placeholder(S3_ENDPOINTS_OF_A), names.s3EndpointsOfA());
        known.put(placeholder(S3_ENDPOINTS_OF_B), names.s3EndpointsOfB());
    }

    static String placeholder(String name) {
        return "${" + name + "}";
    }

    /** The open names in a text, each once, in the order of the alphabet. */
    static List<String> in(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    /** The document with what the topology knows: several values where an open name stands for them. */
    JsonNode filled(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Codec.object();
            object.properties().forEach(field -> copy.set(field.getKey(), filled(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> append(copy, filled(element)));
            return copy;
        }
        return node.isTextual() ? filled(node.textValue()) : node;
    }

    private JsonNode filled(String text) {
        List<String> texts = List.of(text);
        for (Map.Entry<String, List<String>> name : known.entrySet()) {
            texts = texts.stream()
                    .flatMap(each -> each.contains(name.getKey())
                            ? name.getValue().stream().map(value -> each.replace(name.getKey(), value))
                            : Stream.of(each))
                    .toList();
        }
        return Codec.tree(texts.size() == 1 ? texts.get(0) : texts);
    }

    private static void append(ArrayNode array, JsonNode element) {
        if (element instanceof ArrayNode several) {
            array.addAll(several);
        } else {
            array.add(element);
        }
    }
}
