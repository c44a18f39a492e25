package dev.sallyport.internal.transport;

import dev.sallyport.NoReplyException;
import dev.sallyport.RefusedException;
import dev.sallyport.SallyportException;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import dev.sallyport.internal.guard.Call;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * The one exception for each way in which an exchange can fail.
 *
 * @param call which call failed
 * @param transmitted whether the request came as far as the HTTP client
 * @param begun whether anything of a reply came
 * @param text what came of an answer in words
 */
record Faults(Call call, boolean transmitted, boolean begun, String text) {

    SallyportException of(Throwable thrown) {
        if (Cause.first(thrown, RefusedAddressException.class) != null) {
            String sentence = "the endpoint's name leads to an address that is not private; nothing was sent";
            return refused(ErrorCode.NOT_ALLOWED, Stage.GUARD, sentence, thrown);
        }
        if (!transmitted) {
            String sentence = "the call could not be signed (" + Cause.kind(thrown) + "): are there credentials?";
            return refused(ErrorCode.NOT_ALLOWED, Stage.TRANSPORT, sentence, thrown);
        }
        if (Cause.first(thrown, NotSentException.class) != null) {
            return noReply("the endpoint can't be reached (" + Cause.kind(thrown) + ")", Paid.NO, thrown);
        }
        AwsServiceException answer = Cause.first(thrown, AwsServiceException.class);
        if (answer != null && !begun) {
            return new ServiceRefusal(answer).toException(this);
        }
        if (Cause.first(thrown, ApiCallTimeoutException.class) != null
                || Cause.first(thrown, ApiCallAttemptTimeoutException.class) != null) {
            return late();
        }
        return noReply("the connection broke before the reply was whole (" + Cause.kind(thrown) + ")", thrown);
    }

    SallyportException late() {
        String sentence =
                "no whole reply came within the deadline of " + call.deadline().allowed();
        return noReply(sentence, transmitted ? Paid.UNKNOWN : Paid.NO, null);
    }

    SallyportException abandoned() {
        return noReply("the caller ended the wait", transmitted ? Paid.UNKNOWN : Paid.NO, null);
    }

    SallyportException cutShort() {
        return noReply("the reply ended before it was whole", null);
    }

    SallyportException malformed(MalformedMessageException thrown) {
        return noReply("the reply is none of Sallyport's function: " + thrown.getMessage(), thrown);
    }

    SallyportException functionFailed(String errorType) {
        return noReply("the function ended with an error (" + Cause.name(errorType) + ")", null);
    }

    SallyportException noReply(String sentence, @Nullable Throwable thrown) {
        return noReply(sentence, Paid.UNKNOWN, thrown);
    }

    private SallyportException noReply(String sentence, Paid paid, @Nullable Throwable thrown) {
        return new NoReplyException(
                ErrorCode.NO_REPLY, Stage.TRANSPORT, paid, call.requestId(), sentence, cause(thrown), text);
    }

    SallyportException refused(ErrorCode code, Stage stage, String sentence, Throwable thrown) {
        return new RefusedException(code, stage, Paid.NO, call.requestId(), sentence, cause(thrown));
    }

    private static @Nullable Cause cause(@Nullable Throwable thrown) {
        return thrown == null ? null : Cause.of(thrown);
    }
}
