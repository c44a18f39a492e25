package dev.sallyport.testkit.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** What Lambda answers to a call that it refuses. */
final class Refused {

    private Refused() {}

    static LambdaException by(ThrowingCallable call) {
        Throwable failure = catchThrowable(call);
        if (failure != null && failure.getCause() instanceof LambdaException refusal) {
            return refusal;
        }
        throw new AssertionError("Lambda didn't refuse it", failure);
    }

    static String message(ThrowingCallable call) {
        return by(call).awsErrorDetails().errorMessage();
    }

    static void with(int status, String code, ThrowingCallable call) {
        LambdaException refusal = by(call);
        assertThat(refusal.statusCode() + " " + refusal.awsErrorDetails().errorCode())
                .isEqualTo(status + " " + code);
    }

    static void with(int status, String code, String message, ThrowingCallable call) {
        with(status, code, call);
        assertThat(message(call)).isEqualTo(message);
    }
}
