package dev.sallyport.server;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import org.jspecify.annotations.Nullable;

/** Why a call ends without a result. Thrown by any stage; its message shows no content. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final Stage stage;
    private final @Nullable Integer document;
    private final @Nullable String answer;

    private Refusal(ErrorCode code, Stage stage, String message, @Nullable Integer document, @Nullable String answer) {
        super(message);
        this.code = code;
        this.stage = stage;
        this.document = document;
        this.answer = answer;
    }

    /** A refusal that concerns the whole call. */
    public static Refusal of(ErrorCode code, Stage stage, String message) {
        return new Refusal(code, stage, message, null, null);
    }

    /** A refusal because of one document, named by its index from 0. */
    public static Refusal ofDocument(int document, ErrorCode code, Stage stage, String message) {
        return new Refusal(code, stage, message, document, null);
    }

    /** A refusal that hands the model's unusable answer on to the caller, who paid for it. */
    public static Refusal ofAnswer(ErrorCode code, String message, String answer) {
        return new Refusal(code, Stage.DECODE, message, null, answer);
    }

    /** The reason. */
    public ErrorCode code() {
        return code;
    }

    /** Where. */
    public Stage stage() {
        return stage;
    }

    /** Index of the document that is the reason, from 0. */
    public @Nullable Integer document() {
        return document;
    }

    /** The model's last answer as it came. */
    public @Nullable String answer() {
        return answer;
    }
}
