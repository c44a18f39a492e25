package dev.sallyport;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A document can't be used as it is: another file, or another version of it, may do.
 */
public final class InvalidDocumentException extends SallyportException {

    private static final long serialVersionUID = 1L;

    /** One; applications need this in their own tests only. */
    public InvalidDocumentException(
            ErrorCode code,
            Stage stage,
            Paid paid,
            @Nullable String requestId,
            String sentence,
            @Nullable Throwable cause) {
        super(code, stage, paid, requestId, sentence, cause);
    }
}
