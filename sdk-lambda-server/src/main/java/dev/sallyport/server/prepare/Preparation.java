package dev.sallyport.server.prepare;

import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.FetchedDocument;
import java.util.List;

/**
 * Reads files that strangers made. A port: it takes and returns bytes and words only, so that its inside can move into a
 * process of its own.
 */
public interface Preparation {

    /**
     * The documents as the model gets them, in the same order.
     *
     * @throws Refusal naming the document that is empty, encrypted, damaged, too large or of a kind that isn't read; {@code
     *     budget_exceeded} if reading them didn't end in time
     */
    List<PreparedDocument> prepare(List<FetchedDocument> documents, Budget budget) throws Refusal;
}
