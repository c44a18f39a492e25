package dev.sallyport.testkit.internal.rehearsal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What common labels of forms mean, in many languages. */
final class Dictionary {

    private static final Map<String, Set<String>> CONCEPTS = new HashMap<>();
    private static final Map<String, Set<String>> NEXT_BEST = new HashMap<>();
    private static final Map<String, Set<String>> LABELS = new HashMap<>();

    static {
        DataFile.read("labels.txt").forEach(Dictionary::add);
    }

    private Dictionary() {}

    private static void add(String head, List<String> labels) {
        String[] parts = head.split("<", -1);
        String concept = parts[0].strip();
        if (parts.length > 1) {
            NEXT_BEST.put(concept, Set.copyOf(Arrays.asList(parts[1].strip().split("\\s*,\\s*", -1))));
        }
        for (String label : labels) {
            String key = Words.key(label);
            CONCEPTS.computeIfAbsent(key, k -> new HashSet<>()).add(concept);
            LABELS.computeIfAbsent(concept, c -> new HashSet<>()).add(key);
        }
    }

    /** What a label means; more than one thing for some, nothing for most. */
    static Set<String> concepts(String key) {
        return CONCEPTS.getOrDefault(key, Set.of());
    }

    /** What may stand for a concept where it has no label of its own. */
    static Set<String> nextBest(String concept) {
        return NEXT_BEST.getOrDefault(concept, Set.of());
    }

    /** The concept's labels as keys. */
    static Set<String> labels(String concept) {
        return LABELS.getOrDefault(concept, Set.of());
    }
}
