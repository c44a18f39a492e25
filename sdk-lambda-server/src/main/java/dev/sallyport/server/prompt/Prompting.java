package dev.sallyport.server.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Request;
import dev.sallyport.contract.Stage;
import dev.sallyport.contract.Task;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.prepare.PreparedDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the model's requests. Thread-safe. */
public final class Prompting {

    private static final String VERSION = "bedrock-2023-05-31";

    private final Ability ability;
    private final String analyze = Words.of(Words.ANALYZE);
    private final String assist = Words.of(Words.ASSIST);
    private final String repair = Words.of(Words.REPAIR);

    /** Prompts for a model that can do this. */
    public Prompting(Ability ability) {
        this.ability = ability;
    }

    /**
     * Has the documents read into a value of the schema.
     *
     * @throws Refusal with {@code document_too_large} if the documents can't fit into what the model reads
     */
    public Prompt analyze(List<PreparedDocument> documents, JsonNode schema, Request request) throws Refusal {
        StringBuilder task = new StringBuilder(Words.tagged("task", Task.ANALYZE));
        task.append(Words.tagged("schema", schema));
        addIfPresent(task, "instructions", request.instructions());
        addIfPresent(task, "respond_in", request.respondIn());
        task.append("Return the JSON object that the instructions above the documents describe, and nothing else.");
        return prompt(analyze, documents, List.of(), task.toString(), OutputSize.ofValue(schema, documents), request);
    }

    /**
     * Has a question about the documents answered.
     *
     * @throws Refusal with {@code document_too_large} if the documents can't fit into what the model reads
     */
    public Prompt assist(List<PreparedDocument> documents, String question, Request request) throws Refusal {
        StringBuilder task = new StringBuilder(Words.tagged("task", Task.ASSIST));
        task.append(Words.tagged("question", question));
        addIfPresent(task, "respond_in", request.respondIn());
        List<Request.Turn> turns = request.conversation() == null ? List.of() : request.conversation();
        return prompt(assist, documents, turns, task.toString(), OutputSize.OF_ANSWER, request);
    }

    /** The same conversation with the model's answer and what is wrong with it. */
    public Prompt repair(Prompt prompt, String answer, List<String> errors) {
        ObjectNode body = prompt.body().deepCopy();
        ArrayNode messages = body.withArray("messages");
        // The API refuses an empty message.
        DocumentBlocks.text(message(messages, "assistant"), answer.isBlank() ? "(nothing)" : answer);
        DocumentBlocks.text(
                message(messages, "user"), Words.tagged("repair", "\n" + String.join("\n", errors) + "\n") + repair);
        return new Prompt(body, prompt.maxTokens());
    }

    private Prompt prompt(
            String system,
            List<PreparedDocument> documents,
            List<Request.Turn> turns,
            String task,
            int outputTokens,
            Request request)
            throws Refusal {
        refuseWhatCannotFit(documents);
        int maxTokens = maxTokens(outputTokens, request.options());
        ObjectNode body = Codec.object();
        body.put("anthropic_version", VERSION).put("max_tokens", maxTokens).put("system", system);
        ArrayNode messages = body.putArray("messages");
        ArrayNode content = message(messages, "user");
        DocumentBlocks.add(documents, content);
        for (Request.Turn turn : turns) {
            DocumentBlocks.text(content, String.valueOf(turn.text()));
            content = message(messages, "user".equals(turn.role()) ? "assistant" : "user");
        }
        DocumentBlocks.text(content, task);
        return new Prompt(body, maxTokens);
    }

    private int maxTokens(int outputTokens, Request.@Nullable Options options) {
        Integer wished = options == null ? null : options.maxOutputTokens();
        return Math.min(wished == null ? outputTokens : Math.max(1, wished), ability.maxOutput());
    }

    private void refuseWhatCannotFit(List<PreparedDocument> documents) throws Refusal {
        if (OutputSize.leastInputTokens(documents) > ability.context()) {
            throw Refusal.of(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    Stage.PREPARE,
                    "The documents have more text than the model can read.");
        }
    }

    private static void addIfPresent(StringBuilder task, String tag, @Nullable String words) {
        if (words != null && !words.isBlank()) {
            task.append(Words.tagged(tag, words));
        }
    }

    private static ArrayNode message(ArrayNode messages, String role) {
        return messages.addObject().put("role", role).putArray("content");
    }
}
