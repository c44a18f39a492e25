package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.iam.LayerVerdict.Outcome;
import dev.sallyport.trust.iam.Verdict.Decision;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the other engine said.
 *
 * @param decision all together
 * @param layers each kind of policy; those that it gives no opinion on aren't there
 */
record Answer(Decision decision, Map<Layer, Outcome> layers) {

    private static final Map<String, Outcome> OUTCOMES = Map.of(
            "Allowed", Outcome.ALLOWS,
            "AllowedForAccount", Outcome.ALLOWS,
            "ExplicitlyDenied", Outcome.DENIES,
            "DeniedForAccount", Outcome.DENIES,
            "ImplicitlyDenied", Outcome.SILENT,
            "NotApplicable", Outcome.ABSENT);

    private static final Map<String, Decision> DECISIONS = Map.of(
            "Allowed", Decision.ALLOWED,
            "ExplicitlyDenied", Decision.EXPLICITLY_DENIED,
            "ImplicitlyDenied", Decision.IMPLICITLY_DENIED);

    /**
     * Reads a line of the driver.
     *
     * @throws AssertionError if the other engine refused the simulation, or left a part of it out
     */
    static Answer read(Simulation simulation, JsonNode line) {
        if (line.has("error") || !line.path("ignored").isEmpty()) {
            throw new AssertionError(simulation + " isn't judged: " + line);
        }
        Map<Layer, Outcome> layers = new EnumMap<>(Layer.class);
        for (Map.Entry<String, JsonNode> said : line.path("layers").properties()) {
            layers.put(
                    Layer.valueOf(said.getKey()),
                    known(OUTCOMES, said.getValue().asText()));
        }
        return new Answer(known(DECISIONS, line.path("decision").asText()), layers);
    }

    private static <T> T known(Map<String, T> words, String word) {
        T meaning = words.get(word);
        if (meaning == null) {
            throw new AssertionError("a word that the other engine didn't have: " + word);
        }
        return meaning;
    }
}
