package dev.sallyport.testkit.internal.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a property of the schema may be called in a document.
 *
 * @param keys its own names: the property's, its title, a short description
 * @param concepts what the dictionary knows of these names
 * @param partly what the dictionary knows of their last or first words
 * @param general the same without the name of the object that the property belongs to; fits less well
 */
record Wanted(
        Set<String> keys,
        Set<String> concepts,
        Set<String> partly,
        @Nullable Wanted general) {

    private static final int SHORT = 48;
    private static final int LESS = 25;
    private static final int LONGEST = 60;
    private static final Set<String> JOINTS = Set.of(
            "of", "the", "de", "du", "des", "la", "le", "l", "del", "di", "der", "die", "das", "do", "da", "no", "nr",
            "n", "number", "your", "ihr", "votre", "su");

    static Wanted of(String parent, String property, JsonNode schema) {
        Set<String> keys = new LinkedHashSet<>();
        add(keys, Words.spaced(parent + " " + property));
        if (!parent.isEmpty()) {
            return named(keys, named(own(property, schema), null));
        }
        keys.addAll(own(property, schema));
        return named(keys, null);
    }

    private static Set<String> own(String property, JsonNode schema) {
        Set<String> keys = new LinkedHashSet<>();
        add(keys, Words.spaced(property));
        add(keys, schema.path("title").asText(""));
        String description = schema.path("description").asText("");
        if (description.length() <= SHORT) {
            add(keys, description);
        }
        return keys;
    }

    private static Wanted named(Set<String> keys, @Nullable Wanted general) {
        Set<String> concepts = new LinkedHashSet<>();
        keys.forEach(key -> concepts.addAll(Dictionary.concepts(key)));
        return new Wanted(keys, concepts, concepts.isEmpty() ? partly(keys) : Set.of(), general);
    }

    /** Whether the dictionary knows it as that. */
    boolean means(String concept) {
        return concepts.contains(concept) || (general != null && general.means(concept));
    }

    private static void add(Set<String> keys, String name) {
        String key = Words.key(name);
        if (!key.isEmpty()) {
            keys.add(key);
        }
    }

    private static Set<String> partly(Set<String> keys) {
        Set<String> found = new HashSet<>();
        for (String key : keys) {
            List<String> words = Words.of(key);
            for (int drop = 1; drop < words.size() && found.isEmpty(); drop++) {
                found.addAll(Dictionary.concepts(String.join(" ", words.subList(drop, words.size()))));
                found.addAll(Dictionary.concepts(String.join(" ", words.subList(0, words.size() - drop))));
            }
        }
        return found;
    }

    /** How well a label fits, 0 to 100; under 50 it doesn't. */
    int fit(String label) {
        int fit = ownFit(label);
        return general == null ? fit : Math.max(fit, general.fit(label) - LESS);
    }

    private int ownFit(String label) {
        if (keys.contains(label)) {
            return 100;
        }
        Set<String> meanings = Dictionary.concepts(label);
        if (meets(meanings, concepts)) {
            return 90;
        }
        if (keys.stream().anyMatch(key -> sameWords(key, label))) {
            return 88;
        }
        if (!meanings.isEmpty()) {
            return related(meanings);
        }
        return Math.max(containing(label), contained(label));
    }

    /** The label means something else: only what is near it may be meant. */
    private int related(Set<String> meanings) {
        for (String concept : concepts) {
            if (meets(meanings, Dictionary.nextBest(concept))) {
                return 60;
            }
        }
        for (String meaning : meanings) {
            if (meets(concepts, Dictionary.nextBest(meaning))) {
                return 55;
            }
        }
        return meets(meanings, partly) ? 52 : 0;
    }

    /** The label says more than is asked for. */
    private int containing(String label) {
        int best = 0;
        if (label.length() > LONGEST) {
            return 0;
        }
        for (String name : names()) {
            if (name.length() < 2) {
                continue;
            }
            if (Words.isUnspaced(name)) {
                int more = label.length() - name.length();
                best = Math.max(best, label.contains(name) ? 76 - 2 * more : 0);
            } else if ((" " + label + " ").contains(" " + name + " ")) {
                int more = Words.of(label).size() - Words.of(name).size();
                best = Math.max(best, 76 - 5 * more);
            }
        }
        return best;
    }

    /** The label says less than is asked for: {@code Amount} where the deposit's amount is wanted. */
    private int contained(String label) {
        boolean end = keys.stream().anyMatch(key -> key.endsWith(" " + label));
        return end && label.length() > 2 ? 55 : 0;
    }

    /** Every label that certainly means it. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(keys);
        concepts.forEach(concept -> names.addAll(Dictionary.labels(concept)));
        return names;
    }

    private static boolean sameWords(String one, String other) {
        Set<String> words = content(one);
        return !words.isEmpty() && words.equals(content(other));
    }

    private static Set<String> content(String key) {
        List<String> words = new ArrayList<>(Words.of(key));
        words.removeAll(JOINTS);
        return new TreeSet<>(words);
    }

    private static boolean meets(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }
}
