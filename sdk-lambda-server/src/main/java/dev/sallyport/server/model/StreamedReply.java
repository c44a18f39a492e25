package dev.sallyport.server.model;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.server.Refusal;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler.Visitor;
import software.amazon.awssdk.services.bedrockruntime.model.PayloadPart;

/** One reply of Bedrock on its way: what has come of the model's answer, and what a failure of it means. Thread-safe. */
final class StreamedReply {

    private static final Logger LOG = LoggerFactory.getLogger(StreamedReply.class);

    private final MessageStream message;
    private @Nullable Refusal refusal;

    StreamedReply(Consumer<String> text) {
        message = new MessageStream(text);
    }

    InvokeModelWithResponseStreamResponseHandler handler() {
        Visitor visitor = Visitor.builder().onChunk(this::take).build();
        return InvokeModelWithResponseStreamResponseHandler.builder()
                .subscriber(visitor)
                .build();
    }

    synchronized ModelAnswer answer(long millis) throws Refusal {
        if (refusal != null) {
            throw refusal;
        }
        return message.answer(millis);
    }

    synchronized Refusal outOfTime() {
        return Refusal.ofModel(
                ErrorCode.BUDGET_EXCEEDED,
                "The model didn't finish in the time that the call has.",
                message.paid(),
                message.usage(),
                null);
    }

    /** What a failed request means to the caller. Bedrock's own message may quote the prompt and is not passed on. */
    synchronized Refusal refusal(Throwable cause) {
        if (refusal != null) {
            return refusal;
        }
        if (cause instanceof ApiCallTimeoutException || cause instanceof ApiCallAttemptTimeoutException) {
            return outOfTime();
        }
        if (!(cause instanceof SdkServiceException service)) {
            LOG.warn(
                    "Bedrock could not be reached or broke off: {}",
                    cause.getClass().getSimpleName());
            return failed("The model could not be reached, or its answer broke off.");
        }
        LOG.warn("Bedrock answered {}, its request {}", service.statusCode(), service.requestId());
        // Once the model has begun, no status says any more that nothing was paid.
        return message.usage() != null ? failed("The model broke off with an error.") : rejected(service);
    }

    private Refusal rejected(SdkServiceException service) {
        return switch (service.statusCode()) {
            case 400 -> invalid(service);
            case 404 ->
                BedrockModel.unpaid(ErrorCode.MISCONFIGURED, "Bedrock doesn't take the request for this model.");
            case 401, 403 -> BedrockModel.unpaid(ErrorCode.MISCONFIGURED, "The function may not call the model.");
            case 413 -> BedrockModel.unpaid(ErrorCode.DOCUMENT_TOO_LARGE, "The documents are more than Bedrock takes.");
            case 429, 503 ->
                BedrockModel.unpaid(ErrorCode.THROTTLED, "Bedrock has no capacity for the model at the moment.");
            default -> failed("The model failed.");
        };
    }

    /**
     * A 400 says in words whether it is the documents ("prompt is too long", "Could not process image", "The PDF specified
     * was not valid", as users of Bedrock report them) or the request. Its words are read here and passed on to nobody.
     */
    private static Refusal invalid(SdkServiceException service) {
        String words = String.valueOf(service.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("too long") || words.contains("too large")) {
            return BedrockModel.unpaid(ErrorCode.DOCUMENT_TOO_LARGE, "The documents are more than the model can read.");
        }
        if (words.contains("could not process") || words.contains("was not valid")) {
            return BedrockModel.unpaid(ErrorCode.DOCUMENT_CORRUPT, "The model can't open a document.");
        }
        return BedrockModel.unpaid(ErrorCode.MISCONFIGURED, "Bedrock doesn't take the request for this model.");
    }

    private Refusal failed(String problem) {
        return Refusal.ofModel(ErrorCode.MODEL_FAILED, problem, message.paid(), message.usage(), null);
    }

    private synchronized void take(PayloadPart part) {
        if (refusal == null) {
            try {
                message.accept(part.bytes().asByteArrayUnsafe());
            } catch (Refusal e) {
                refusal = e;
            }
        }
    }
}
