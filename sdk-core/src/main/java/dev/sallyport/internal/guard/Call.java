package dev.sallyport.internal.guard;

import dev.sallyport.contract.DocumentReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that was admitted: nothing is sent yet.
 *
 * @param requestId its name from here on
 * @param deadline when it must be over
 * @param documents what it is about
 * @param respondIn in which language to answer
 * @param dataClass of which class the data is
 */
public record Call(
        String requestId,
        Deadline deadline,
        List<DocumentReference> documents,
        @Nullable String respondIn,
        @Nullable String dataClass) {

    Call about(List<DocumentReference> references) {
        return new Call(requestId, deadline, references, respondIn, dataClass);
    }
}
