package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.iam.LayerVerdict;
import dev.sallyport.trust.iam.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many simulations had what: so that the generator can't come to roll the same things over and over. */
final class Coverage {

    private final Map<String, Integer> counts = new TreeMap<>();

    /** Counts one. */
    void add(Simulation simulation, Verdict verdict) {
        Set<String> seen = new TreeSet<>();
        seen.add("decision " + verdict.decision());
        verdict.refusedBy().ifPresent(layer -> seen.add("refused by " + layer));
        for (LayerVerdict said : verdict.layers()) {
            seen.add(said.layer() + " " + said.outcome());
        }
        request(simulation, seen);
        for (Layer layer : simulation.policies().keySet()) {
            simulation.documents(layer).forEach(document -> document(simulation, document, seen));
        }
        seen.forEach(what -> counts.merge(what, 1, Integer::sum));
    }

    /** How many had it. */
    int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    private static void request(Simulation simulation, Set<String> seen) {
        String principal = simulation.request().principal().getClass().getSimpleName();
        String owner = simulation.request().principal().account();
        seen.add("principal " + principal);
        seen.add(owner.equals(simulation.request().resourceAccount()) ? "same account" : "across accounts");
        seen.add("action " + simulation.request().action());
    }

    private static void document(Simulation simulation, JsonNode document, Set<String> seen) {
        for (JsonNode statement : document.path("Statement")) {
            statement.fieldNames().forEachRemaining(element -> seen.add("element " + element));
            statement.path("Condition").properties().forEach(block -> condition(simulation, block, seen));
            text(statement.toString(), seen);
        }
    }

    private static void condition(Simulation simulation, Map.Entry<String, JsonNode> block, Set<String> seen) {
        String operator = block.getKey();
        String base = operator.replaceFirst("^.*:", "").replaceFirst("IfExists$", "");
        for (String key : names(block.getValue())) {
            boolean present = simulation.request().context().keySet().stream().anyMatch(key::equalsIgnoreCase);
            seen.add("operator " + base + (present ? ", key present" : ", key absent"));
            if (operator.endsWith("IfExists")) {
                seen.add("IfExists" + (present ? ", key present" : ", key absent"));
            }
            if (operator.contains(":")) {
                seen.add(operator.substring(0, operator.indexOf(':')) + (present ? ", key present" : ", key absent"));
            }
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }

    private static void text(String statement, Set<String> seen) {
        if (statement.contains("${aws:")) {
            seen.add(statement.contains(", '") ? "variable with a default" : "variable");
        }
        if (statement.contains("${$}") || statement.contains("${?}") || statement.contains("${*}")) {
            seen.add("escape");
        }
    }
}
