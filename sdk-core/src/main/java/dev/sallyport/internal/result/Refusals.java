package dev.sallyport.internal.result;

import dev.sallyport.InvalidDocumentException;
import dev.sallyport.NoReplyException;
import dev.sallyport.RefusedException;
import dev.sallyport.SallyportException;
import dev.sallyport.UnreadableResultException;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import dev.sallyport.internal.transport.Reply;
import java.util.Objects;

/** The exception that a caller gets for the function's own refusal. */
final class Refusals {

    private Refusals() {}

    /** The result that a reply holds, unless it is a refusal. */
    static Event.Result result(Reply reply) {
        if (reply.terminal() instanceof Event.Result result) {
            return result;
        }
        throw of((Event.Refused) reply.terminal(), reply.requestId());
    }

    /** A reply that holds the result of something else. */
    static UnreadableResultException nothing(Reply reply) {
        return unreadable(reply.requestId(), "the reply holds no result of what was asked", "");
    }

    static UnreadableResultException unreadable(String requestId, String sentence, String rawAnswer) {
        return new UnreadableResultException(
                ErrorCode.ANSWER_INVALID, Stage.RESULT, Paid.YES, requestId, sentence, null, rawAnswer);
    }

    private static SallyportException of(Event.Refused refused, String requestId) {
        ErrorCode code = Objects.requireNonNullElse(refused.code(), ErrorCode.INTERNAL);
        Stage stage = Objects.requireNonNullElse(refused.stage(), Stage.RESULT);
        Paid paid = Objects.requireNonNullElse(refused.paid(), Paid.UNKNOWN);
        String sentence = sentence(refused, code);
        if (code.name().startsWith("document_") || code.equals(ErrorCode.VERSION_REQUIRED)) {
            return new InvalidDocumentException(code, stage, paid, requestId, sentence, null);
        }
        if (code.equals(ErrorCode.ANSWER_INVALID) || code.equals(ErrorCode.ANSWER_CUT)) {
            String answer = Objects.requireNonNullElse(refused.answer(), "");
            return new UnreadableResultException(code, stage, paid, requestId, sentence, null, answer);
        }
        if (code.equals(ErrorCode.NO_REPLY)) {
            return new NoReplyException(code, stage, paid, requestId, sentence, null, "");
        }
        return new RefusedException(code, stage, paid, requestId, sentence, null);
    }

    private static String sentence(Event.Refused refused, ErrorCode code) {
        String sentence = Objects.requireNonNullElse(refused.message(), "the function refused the call: " + code);
        return refused.document() == null ? sentence : "document " + refused.document() + ": " + sentence;
    }
}
