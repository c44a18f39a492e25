package dev.sallyport;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents don't contain what the type requires, or were not read whole.
 */
public final class IncompleteException extends SallyportException {

    private static final long serialVersionUID = 1L;

    private final transient Analysis<Map<String, @Nullable Object>> partial;

    /** One; applications need this in their own tests only. */
    public IncompleteException(
            ErrorCode code,
            Stage stage,
            Paid paid,
            @Nullable String requestId,
            String sentence,
            @Nullable Throwable cause,
            Analysis<Map<String, @Nullable Object>> partial) {
        super(code, stage, paid, requestId, sentence, cause);
        this.partial = partial;
    }

    /** What was read, untyped. */
    public Analysis<Map<String, @Nullable Object>> partial() {
        return partial;
    }
}
