package dev.sallyport.server;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import dev.sallyport.contract.Usage;
import org.jspecify.annotations.Nullable;

/** Why a call ends without a result. Thrown by any stage; its message shows no content. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final Stage stage;
    private final @Nullable Integer document;
    private final @Nullable String answer;
    private final Paid paid;
    private final transient @Nullable Usage usage;

    private Refusal(
            ErrorCode code,
            Stage stage,
            String message,
            @Nullable Integer document,
            @Nullable String answer,
            Paid paid,
            @Nullable Usage usage) {
        // No stack trace: a refusal is an answer, not a fault.
        super(message, null, false, false);
        this.code = code;
        this.stage = stage;
        this.document = document;
        this.answer = answer;
        this.paid = paid;
        this.usage = usage;
    }

    /** A refusal that concerns the whole call. */
    public static Refusal of(ErrorCode code, Stage stage, String message) {
        return new Refusal(code, stage, message, null, null, Paid.NO, null);
    }

    /** A refusal because of one document, named by its index from 0. */
    public static Refusal ofDocument(int document, ErrorCode code, Stage stage, String message) {
        return new Refusal(code, stage, message, document, null, Paid.NO, null);
    }

    /** A refusal that hands the model's unusable answer on to the caller, who paid for it. */
    public static Refusal ofAnswer(ErrorCode code, String message, String answer) {
        return new Refusal(code, Stage.DECODE, message, null, answer, Paid.YES, null);
    }

    /**
     * A model request that failed.
     *
     * @param paid whether that request was paid for
     * @param usage what it used, as far as the model said
     * @param answer what it wrote before it failed
     */
    public static Refusal ofModel(
            ErrorCode code, String message, Paid paid, @Nullable Usage usage, @Nullable String answer) {
        return new Refusal(code, Stage.MODEL, message, null, answer, paid, usage);
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

    /** Whether the model request that is the reason was paid for; says nothing of earlier ones. */
    public Paid paid() {
        return paid;
    }

    /** What the model request that is the reason used, as far as the model said. */
    public @Nullable Usage usage() {
        return usage;
    }
}
