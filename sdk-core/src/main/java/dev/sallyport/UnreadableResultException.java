package dev.sallyport;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The model answered, and its answer is no value of the type.
 */
public final class UnreadableResultException extends SallyportException {

    private static final long serialVersionUID = 1L;

    private final transient String rawAnswer;

    /** One; applications need this in their own tests only. */
    public UnreadableResultException(
            ErrorCode code,
            Stage stage,
            Paid paid,
            @Nullable String requestId,
            String sentence,
            @Nullable Throwable cause,
            String rawAnswer) {
        super(code, stage, paid, requestId, sentence, cause);
        this.rawAnswer = rawAnswer;
    }

    /** The model's answer as it came; it holds content and is in no message. */
    public String rawAnswer() {
        return rawAnswer == null ? "" : rawAnswer;
    }
}
