package dev.sallyport;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import org.jspecify.annotations.Nullable;

/**
 * No complete reply came: the deadline passed, the connection broke, the reply was cut short or isn't one. Look at {@link
 * #paid()} before you repeat it.
 */
public final class NoReplyException extends SallyportException {

    private static final long serialVersionUID = 1L;

    private final transient String partialText;

    /** One; applications need this in their own tests only. */
    public NoReplyException(
            ErrorCode code,
            Stage stage,
            Paid paid,
            @Nullable String requestId,
            String sentence,
            @Nullable Throwable cause,
            String partialText) {
        super(code, stage, paid, requestId, sentence, cause);
        this.partialText = partialText;
    }

    /** What had come of an answer in words until then; empty for other calls. */
    public String partialText() {
        return partialText == null ? "" : partialText;
    }
}
