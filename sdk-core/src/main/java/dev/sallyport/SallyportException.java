package dev.sallyport;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Why a call has no value. Message, cause and {@code toString} show nothing of a document, a key or a secret; the message
 * carries the request id.
 */
public abstract sealed class SallyportException extends RuntimeException
        permits InvalidDocumentException,
                RefusedException,
                NoReplyException,
                IncompleteException,
                UnreadableResultException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final Stage stage;
    private final Paid paid;
    private final @Nullable String requestId;

    SallyportException(
            ErrorCode code,
            Stage stage,
            Paid paid,
            @Nullable String requestId,
            String sentence,
            @Nullable Throwable cause) {
        super(requestId == null ? sentence : sentence + " (request " + requestId + ")", cause);
        this.code = code.name();
        this.stage = stage;
        this.paid = paid;
        this.requestId = requestId;
    }

    /** The reason, by its stable name. */
    public final ErrorCode code() {
        return ErrorCode.of(code);
    }

    /** Where the call ended. */
    public final Stage stage() {
        return stage;
    }

    /** The call's id, which the function's log has too; null before there is one. */
    public final @Nullable String requestId() {
        return requestId;
    }

    /** Whether a model run was paid for: yes, no, or unknown. */
    public final Paid paid() {
        return paid;
    }

    /** Whether the same call may succeed later. */
    public final boolean retryable() {
        return code().retryable();
    }

    /** What the caller can do about it. */
    public final String remedy() {
        return code().remedy();
    }
}
