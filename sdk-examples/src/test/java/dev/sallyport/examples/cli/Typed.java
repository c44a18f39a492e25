package dev.sallyport.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a command that was typed gave back. */
public record Typed(int exit, String out, String err) {

    /** A terminal in a folder, with an environment and what will be typed into it. */
    public record At(Path directory, Map<String, String> environment, String input) {
        public static At folder(Path directory) {
            return new At(directory, Map.of(), "");
        }

        public At with(Map<String, String> variables) {
            return new At(directory, variables, input);
        }

        public At typing(String text) {
            return new At(directory, environment, text);
        }

        public Typed run(String... args) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Terminal terminal = new Terminal(
                    new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    environment,
                    directory);
            int exit = new Sallyport(terminal).run(List.of(args));
            return new Typed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }
    }

    /** The one JSON object on stdout. */
    public JsonNode json() {
        return parsed(out);
    }

    /** The JSON objects on stdout, one a line. */
    public List<JsonNode> lines() {
        return out.lines().map(Typed::parsed).toList();
    }

    static JsonNode parsed(String json) {
        try {
            return Codec.read(json, JsonNode.class);
        } catch (MalformedMessageException e) {
            throw new AssertionError("stdout is not JSON: " + json, e);
        }
    }
}
