package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.iam.LayerVerdict;
import dev.sallyport.trust.iam.LayerVerdict.Outcome;
import dev.sallyport.trust.iam.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One thing on which the engines differ.
 *
 * @param simulation what both judged
 * @param about a layer's name, or {@code DECISION} if they agree on every layer and not on all together
 * @param ours what ours says of it
 * @param theirs what the other says of it
 * @param verdict our whole verdict
 */
record Disagreement(Simulation simulation, String about, String ours, String theirs, Verdict verdict) {

    private static final String DECISION = "DECISION";

    /** All of one simulation: layers first, for they are why decisions differ. */
    static List<Disagreement> of(Simulation simulation, Verdict ours, Answer theirs) {
        List<Disagreement> found = new ArrayList<>();
        for (Map.Entry<Layer, Outcome> said : theirs.layers().entrySet()) {
            Layer layer = said.getKey();
            String our = comparable(ours.layer(layer));
            String their = comparable(new LayerVerdict(layer, said.getValue(), List.of()));
            if (simulation.policies().containsKey(layer) && !our.equals(their)) {
                found.add(new Disagreement(simulation, layer.name(), our, their, ours));
            }
        }
        if (found.isEmpty() && ours.decision() != theirs.decision()) {
            found.add(new Disagreement(
                    simulation,
                    DECISION,
                    ours.decision().name(),
                    theirs.decision().name(),
                    ours));
        }
        return found;
    }

    /** Whether the engines agree on every layer and not on all together. */
    boolean isDecision() {
        return about.equals(DECISION);
    }

    /** The documents that it is about: those of the layer, or all. */
    List<JsonNode> documents() {
        return simulation.policies().keySet().stream()
                .filter(layer -> isDecision() || about.equals(layer.name()))
                .flatMap(layer -> simulation.documents(layer).stream())
                .toList();
    }

    /** The statements of these documents. */
    List<JsonNode> statements() {
        List<JsonNode> statements = new ArrayList<>();
        documents().forEach(document -> document.path("Statement").forEach(statements::add));
        return statements;
    }

    /** All that is needed to see who is right. */
    String describe() {
        return simulation.name() + ", " + about + ": ours " + ours + ", theirs " + theirs + "\n  "
                + Dialect.line(simulation);
    }

    /** Of control policies on resources only what they deny counts: that everything else is allowed goes without saying. */
    private static String comparable(LayerVerdict said) {
        boolean silent = said.outcome() == Outcome.ABSENT || said.outcome() == Outcome.SILENT;
        if (said.layer() == Layer.RCP && said.outcome() != Outcome.DENIES) {
            return Outcome.ALLOWS.name();
        }
        return silent ? Outcome.SILENT.name() : said.outcome().name();
    }
}
