package dev.sallyport;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A door is shut, there is no capacity, or the call doesn't fit its time: the same document may do when that has changed.
 */
public final class RefusedException extends SallyportException {

    private static final long serialVersionUID = 1L;

    /** One; applications need this in their own tests only. */
    public RefusedException(
            ErrorCode code,
            Stage stage,
            Paid paid,
            @Nullable String requestId,
            String sentence,
            @Nullable Throwable cause) {
        super(code, stage, paid, requestId, sentence, cause);
    }
}
