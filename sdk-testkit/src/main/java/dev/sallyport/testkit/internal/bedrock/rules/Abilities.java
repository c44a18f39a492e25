package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a model takes, from {@code models.json}.
 *
 * @param id the foundation model's id, or how it begins
 * @param sampling how many of the sampling parameters it takes: {@code one} or {@code none}
 * @param forcedToolChoice whether it can be made to use a tool
 * @param strictTools whether tools may be strict
 * @param structuredOutput whether its output may be bound to a schema
 * @param prefill whether the conversation may end with the assistant's words
 * @param thinking how it is told to think: {@code budget}, {@code adaptive}, {@code either}, or {@code always}
 * @param cacheTokens how much has to be there before it is cached
 * @param contextTokens how much it reads and writes at most
 * @param outputTokens how much it writes at most
 * @param countTokens whether its tokens can be counted beforehand
 * @param retains whether its provider keeps what it reads, which the sandbox's account B doesn't allow
 */
public record Abilities(
        @JsonProperty("id") String id,
        @JsonProperty("sampling") String sampling,
        @JsonProperty("forcedToolChoice") boolean forcedToolChoice,
        @JsonProperty("strictTools") boolean strictTools,
        @JsonProperty("structuredOutput") boolean structuredOutput,
        @JsonProperty("prefill") boolean prefill,
        @JsonProperty("thinking") String thinking,
        @JsonProperty("cacheTokens") long cacheTokens,
        @JsonProperty("contextTokens") long contextTokens,
        @JsonProperty("outputTokens") long outputTokens,
        @JsonProperty("countTokens") boolean countTokens,
        @JsonProperty("retains") boolean retains) {

    private static final List<Abilities> MODELS = read();

    /** What somebody who knows nothing of a model should reckon with. */
    private static final Abilities STRICTEST =
            new Abilities("", "none", false, false, false, false, "always", 4_096, 200_000, 64_000, false, false);

    /** Of a foundation model; one that isn't listed takes as little as any. */
    public static Abilities of(String foundationModel) {
        return MODELS.stream()
                .filter(model -> foundationModel.equals(model.id) || isVersionOf(model.id, foundationModel))
                .max(Comparator.comparingInt(model -> model.id.length()))
                .orElse(STRICTEST);
    }

    /** {@code anthropic.claude-opus-5-20260801-v1:0} is one of {@code anthropic.claude-opus-5}, {@code …-5-5} isn't. */
    private static boolean isVersionOf(String id, String foundationModel) {
        return foundationModel.startsWith(id)
                && foundationModel.substring(id.length()).matches("(-\\d{8})?(-v\\d+(:\\d+)?)?");
    }

    /** Whether a PDF may have 600 pages. Source: Anthropic documentation, "PDF support". */
    boolean isLong() {
        return contextTokens > 200_000;
    }

    private static List<Abilities> read() {
        try (InputStream in = Abilities.class.getResourceAsStream("/dev/sallyport/testkit/models.json")) {
            byte[] json = Objects.requireNonNull(in, "models.json").readAllBytes();
            List<Abilities> models = new ArrayList<>();
            for (JsonNode model : Codec.read(new String(json, StandardCharsets.UTF_8), JsonNode.class)
                    .path("models")) {
                models.add(Codec.read(model.toString(), Abilities.class));
            }
            return List.copyOf(models);
        } catch (IOException e) {
            throw new UncheckedIOException("models.json", e);
        }
    }
}
