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
        return match.about().contains(disagreement.about())
                && match.ours().contains(disagreement.ours())
                && match.theirs().contains(disagreement.theirs())
                && match.traits().stream().allMatch(trait -> trait.of(disagreement));
    }

    /**
     * Which disagreements.
     *
     * @param about layers, or {@code DECISION}
     * @param ours what our engine says
     * @param theirs what the other says
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
