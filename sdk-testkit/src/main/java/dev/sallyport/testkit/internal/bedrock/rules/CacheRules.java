package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cache points in the Messages format: {@code cache_control} on tools, system prompt and content. */
final class CacheRules {

    private static final String SOURCE = "Anthropic documentation, \"Prompt caching\"";
    private static final int POINTS = 4;

    private CacheRules() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(
                        "number of cache points",
                        "A maximum of 4 blocks with cache_control may be provided. Found ….",
                        "botocore bedrock-runtime and Amazon Bedrock user guide, \"Prompt caching\": 4 checkpoints",
                        (body, model) -> points(body).size() <= POINTS
                                ? Optional.empty()
                                : Optional.of("A maximum of 4 blocks with cache_control may be provided. Found "
                                        + points(body).size() + ".")),
                Rule.fixed(
                        "cache point type",
                        "cache_control.type: Input should be 'ephemeral'",
                        SOURCE,
                        (body, model) -> points(body).stream()
                                .anyMatch(
                                        point -> !point.path("type").asText("").equals("ephemeral"))),
                Rule.fixed(
                        "cache point time",
                        "cache_control.ttl: Input should be '5m' or '1h'",
                        "botocore bedrock-runtime, CacheTTL",
                        (body, model) -> points(body).stream()
                                .anyMatch(point -> !Set.of("5m", "1h").contains(ttl(point)))),
                Rule.fixed(
                        "longer cache times first",
                        "cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control"
                                + " block. Note that blocks are processed in the following order: `tools`, `system`,"
                                + " `messages`.",
                        SOURCE + ": mixing different TTLs",
                        (body, model) -> isOutOfOrder(points(body))));
    }

    private static boolean isOutOfOrder(List<JsonNode> points) {
        boolean shortSeen = false;
        for (JsonNode point : points) {
            if (shortSeen && ttl(point).equals("1h")) {
                return true;
            }
            shortSeen |= ttl(point).equals("5m");
        }
        return false;
    }

    private static String ttl(JsonNode point) {
        return point.path("ttl").asText("5m");
    }

    /** In the order in which the model reads them. */
    private static List<JsonNode> points(JsonNode body) {
        List<JsonNode> points = new ArrayList<>();
        body.path("tools").forEach(tool -> add(points, tool));
        body.path("system").forEach(block -> add(points, block));
        Block.of(body).forEach(block -> add(points, block.json()));
        return points;
    }

    private static void add(List<JsonNode> points, JsonNode holder) {
        if (holder.path("cache_control").isObject()) {
            points.add(holder.path("cache_control"));
        }
    }
}
