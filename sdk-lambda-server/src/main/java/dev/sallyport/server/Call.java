package dev.sallyport.server;

import dev.sallyport.contract.DocumentReference;
import dev.sallyport.contract.Request;
import dev.sallyport.server.document.DocumentReader;
import dev.sallyport.trust.ApprovedLocation;
import java.util.List;

/**
 * One request on its way through the function; gone when its reply is sent.
 *
 * @param request what was asked
 * @param approved where the caller's documents may be
 * @param reader as whom they are read
 * @param budget the time that is left
 * @param reply what goes back
 * @param spending what it has cost
 */
record Call(
        Request request,
        ApprovedLocation approved,
        DocumentReader reader,
        Budget budget,
        Reply reply,
        Spending spending) {

    List<DocumentReference> documents() {
        List<DocumentReference> documents = request.documents();
        return documents == null ? List.of() : documents;
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Call[" + request.requestId() + "]";
    }
}
