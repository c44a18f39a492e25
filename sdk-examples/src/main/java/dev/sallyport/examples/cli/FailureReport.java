package dev.sallyport.examples.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.NoReplyException;
import dev.sallyport.SallyportException;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import org.jspecify.annotations.Nullable;

/** What a failed command says: an exit code, and the same facts for a program and for a person. */
record FailureReport(
        int exit,
        ErrorCode code,
        Stage stage,
        String message,
        Paid paid,
        @Nullable String requestId,
        @Nullable ObjectNode partial) {

    static FailureReport of(Throwable failure) {
        if (failure instanceof PartialException incomplete) {
            return of(incomplete.failure()).with(incomplete.partial());
        }
        if (failure instanceof SallyportException refused) {
            int exit = refused instanceof NoReplyException ? Exit.NO_REPLY : Exit.REFUSED;
            return new FailureReport(
                    exit,
                    refused.code(),
                    refused.stage(),
                    String.valueOf(refused.getMessage()),
                    refused.paid(),
                    refused.requestId(),
                    null);
        }
        if (failure instanceof CommandException refused) {
            return unpaid(Exit.REFUSED, refused.code(), refused.stage(), String.valueOf(refused.getMessage()));
        }
        if (failure instanceof UsageException) {
            return usage(String.valueOf(failure.getMessage()));
        }
        return new FailureReport(
                Exit.NO_REPLY,
                ErrorCode.INTERNAL,
                Stage.RESULT,
                "a fault of Sallyport's own",
                Paid.UNKNOWN,
                null,
                null);
    }

    static FailureReport usage(String message) {
        return unpaid(Exit.USAGE, ErrorCode.USAGE, Stage.ARGUMENTS, message);
    }

    static FailureReport interrupted() {
        String message = "interrupted before the command was done";
        return new FailureReport(
                Exit.INTERRUPTED, ErrorCode.NO_REPLY, Stage.TRANSPORT, message, Paid.UNKNOWN, null, null);
    }

    private static FailureReport unpaid(int exit, ErrorCode code, Stage stage, String message) {
        return new FailureReport(exit, code, stage, message, Paid.NO, null, null);
    }

    private FailureReport with(ObjectNode result) {
        return new FailureReport(exit, code, stage, message, paid, requestId, result);
    }

    /** {@code {"error":{…}}}, and the partial result where there is one. */
    ObjectNode json() {
        ObjectNode json = Codec.object();
        json.set("error", error());
        if (partial != null) {
            json.set("partial", partial);
        }
        return json;
    }

    /** The error alone. */
    ObjectNode error() {
        return Codec.object()
                .put("code", code.name())
                .put("stage", stage.wireName())
                .put("message", message)
                .put("remedy", code.remedy())
                .put("retryable", code.retryable())
                .put("paid", paid.wireName())
                .put("requestId", requestId);
    }

    /** One sentence, and what to do. */
    String sentence() {
        return "sallyport: " + message + " (" + code.name() + "). " + code.remedy();
    }
}
