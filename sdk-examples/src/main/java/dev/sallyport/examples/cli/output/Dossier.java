package dev.sallyport.examples.cli.output;

import dev.sallyport.Document;
import dev.sallyport.examples.cli.source.Source;
import java.util.List;

/**
 * The documents of one request, as they were named and as they were pinned.
 *
 * @param sources what was named
 * @param documents the same, in the bucket
 * @param uploadMillis how long it took to get them there, in milliseconds
 */
public record Dossier(List<Source> sources, List<Document> documents, long uploadMillis) {

    /** Copies the lists. */
    public Dossier {
        sources = List.copyOf(sources);
        documents = List.copyOf(documents);
    }
}
