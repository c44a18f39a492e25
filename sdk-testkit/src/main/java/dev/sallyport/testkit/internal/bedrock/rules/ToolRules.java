package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tools, their use and its results in the Messages format. */
final class ToolRules {

    private static final String TOOLS = "Anthropic documentation, \"Tool use\"";

    private ToolRules() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(
                        "tool names",
                        "tools.….custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'",
                        TOOLS,
                        (body, model) -> tools(
                                        body,
                                        tool -> !tool.path("name").asText("").matches("[a-zA-Z0-9_-]{1,128}"))
                                .map(at -> at + ".custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'")),
                Rule.fixed("tool names unique", "tools: Tool names must be unique.", TOOLS, (body, model) -> {
                    Set<String> names = new HashSet<>();
                    return body.path("tools")
                            .valueStream()
                            .anyMatch(tool -> !names.add(tool.path("name").asText("")));
                }),
                new Rule(
                        "strict tools only where the model has them",
                        "tools.….custom.strict: Extra inputs are not permitted",
                        "https://github.com/lobehub/lobehub/issues/19876",
                        (body, model) -> model.strictTools()
                                ? Optional.empty()
                                : tools(body, tool -> tool.has("strict"))
                                        .map(at -> at + ".custom.strict: Extra inputs are not permitted")),
                Rule.fixed(
                        "no forced tool on the newest models",
                        "tool_choice: forcing tool use is not supported for this model. Use 'auto'.",
                        "https://github.com/vercel/ai/issues/21364",
                        (body, model) -> isForced(body) && !model.forcedToolChoice()),
                Rule.fixed(
                        "tool choice has tools",
                        "tool_choice: tool_choice may only be specified while providing tools",
                        TOOLS,
                        (body, model) ->
                                body.has("tool_choice") && body.path("tools").isEmpty()),
                Rule.fixed(
                        "forced tool is there",
                        "tool_choice: Tool not found in provided tools",
                        TOOLS,
                        (body, model) -> body.at("/tool_choice/type").asText("").equals("tool")
                                && body.path("tools")
                                        .valueStream()
                                        .noneMatch(tool -> tool.path("name").equals(body.at("/tool_choice/name")))),
                new Rule(
                        "each result has its use",
                        "messages.…: unexpected `tool_use_id` found in `tool_result` blocks. Each `tool_result` block must"
                                + " have a corresponding `tool_use` block in the previous message.",
                        TOOLS,
                        (body, model) -> Block.first(
                                Block.ofType(body, "tool_result"),
                                block -> ids(body, block.message() - 1, "tool_use", "id")
                                                .contains(block.json()
                                                        .path("tool_use_id")
                                                        .asText(""))
                                        ? Optional.empty()
                                        : Optional.of(
                                                block.at()
                                                        + ": unexpected `tool_use_id` found in `tool_result` blocks. Each `tool_result`"
                                                        + " block must have a corresponding `tool_use` block in the previous message."))),
                new Rule(
                        "each use has its result",
                        "messages.…: `tool_use` ids were found without `tool_result` blocks immediately after. Each"
                                + " `tool_use` block must have a corresponding `tool_result` block in the next message.",
                        TOOLS,
                        (body, model) -> Block.first(
                                Block.ofType(body, "tool_use"),
                                block -> ids(body, block.message() + 1, "tool_result", "tool_use_id")
                                                .contains(
                                                        block.json().path("id").asText(""))
                                        ? Optional.empty()
                                        : Optional.of("messages." + block.message()
                                                + ": `tool_use` ids were found without `tool_result` blocks immediately after. Each"
                                                + " `tool_use` block must have a corresponding `tool_result` block in the next"
                                                + " message."))));
    }

    static boolean isForced(JsonNode body) {
        return Set.of("any", "tool").contains(body.at("/tool_choice/type").asText(""));
    }

    private static Optional<String> tools(JsonNode body, Predicate<JsonNode> wrong) {
        JsonNode tools = body.path("tools");
        return Stream.iterate(0, i -> i < tools.size(), i -> i + 1)
                .filter(i -> wrong.test(tools.get(i)))
                .findFirst()
                .map(i -> "tools." + i);
    }

    private static Set<String> ids(JsonNode body, int message, String type, String member) {
        return Block.ofType(body, type)
                .filter(block -> block.message() == message)
                .map(block -> block.json().path(member).asText(""))
                .collect(Collectors.toSet());
    }
}
