package dev.sallyport.server.document;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.ObjectSource.PinnedVersion;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** What a caller is told when a reader role could not be assumed. */
final class AssumeFaults {

    private static final Logger LOG = LoggerFactory.getLogger(AssumeFaults.class);

    private AssumeFaults() {}

    /**
     * @param version what the session was for; absent if for more than one
     */
    static Refusal refusal(Throwable failure, @Nullable PinnedVersion version) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ApiCallTimeoutException || cause instanceof ApiCallAttemptTimeoutException) {
            return Budget.exceeded(Stage.DOCUMENT);
        }
        if (cause instanceof AwsServiceException service) {
            return answered(service, version);
        }
        LOG.warn("STS could not be asked: {}", cause.getClass().getSimpleName());
        return refusal(ErrorCode.INTERNAL, "STS could not be reached.");
    }

    private static Refusal answered(AwsServiceException service, @Nullable PinnedVersion version) {
        String error = service.awsErrorDetails() == null
                ? "none"
                : service.awsErrorDetails().errorCode();
        LOG.warn("STS answered {} ({}), its request {}", service.statusCode(), error, service.requestId());
        if (version != null && "PackedPolicyTooLarge".equals(error)) {
            return AssumedReaders.inexpressible(version, "the session policy is too large once STS has packed it");
        }
        if (service.isThrottlingException() || service.statusCode() == 503) {
            return refusal(ErrorCode.THROTTLED, "STS has no capacity at the moment.");
        }
        return service.statusCode() < 500
                ? refusal(ErrorCode.MISCONFIGURED, "The function may not assume the role that reads documents.")
                : refusal(ErrorCode.INTERNAL, "STS answered with an error.");
    }

    private static Refusal refusal(ErrorCode code, String message) {
        return Refusal.of(code, Stage.DOCUMENT, message);
    }
}
