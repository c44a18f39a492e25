package dev.sallyport.trust.simulation;

import dev.sallyport.contract.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/**
 * A class of disagreements of which it is known who is right.
 *
 * @param name what it is called
 * @param right {@code OURS}, {@code THEIRS}, or {@code NEITHER} if AWS doesn't document it
 * @param because what each engine does
 * @param match which disagreements belong to it
 * @param source where AWS says so
 */
record Settled(String name, String right, String because, Match match, Source source) {

    /** All of {@code settled.json}. */
    static List<Settled> all() throws IOException {
        try (InputStream json = Objects.requireNonNull(Settled.class.getResourceAsStream("settled.json"))) {
            return List.of(Codec.read(json, Settled[].class));
        }
    }

    /** Whether a disagreement is of this class. */
    boolean covers(Disagreement disagreement) {
        return fits(match.about(), disagreement.about())
                && fits(match.ours(), disagreement.ours())
                && fits(match.theirs(), disagreement.theirs())
                && match.traits().stream().allMatch(trait -> trait.of(disagreement));
    }

    private static boolean fits(List<String> words, String word) {
        return words.isEmpty() || words.contains(word);
    }

    /**
     * Which disagreements.
     *
     * @param about layers, or {@code DECISION}; empty for any
     * @param ours what our engine says; empty for any
     * @param theirs what the other says; empty for any
     * @param traits what its request and policies have, all of it
     */
    record Match(List<String> about, List<String> ours, List<String> theirs, List<Trait> traits) {}

    /**
     * A page of AWS's documentation.
     *
     * @param title of the page
     * @param url of the page
     * @param sentence of the page
     */
    record Source(String title, String url, String sentence) {}
}
