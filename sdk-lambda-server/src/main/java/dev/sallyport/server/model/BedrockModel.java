package dev.sallyport.server.model;

import dev.sallyport.contract.Codec;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.prompt.Prompt;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamRequest;

/**
 * Claude on Bedrock, through {@code InvokeModelWithResponseStream}: Converse shows it only a PDF's text (Anthropic, "PDF
 * support").
 */
public final class BedrockModel implements Model {

    /** Less than this and no model could answer: nothing is sent and nothing paid. */
    private static final Duration LEAST_TIME = Duration.ofMillis(200);

    private final BedrockRuntimeAsyncClient bedrock;
    private final String modelId;

    /**
     * @param bedrock a client of Region B that repeats nothing: each attempt is paid for
     * @param modelId id of the inference profile
     */
    public BedrockModel(BedrockRuntimeAsyncClient bedrock, String modelId) {
        this.bedrock = bedrock;
        this.modelId = modelId;
    }

    @Override
    public ModelAnswer answer(Prompt prompt, Budget budget, Consumer<String> text) throws Refusal {
        budget.require(LEAST_TIME, Stage.MODEL);
        long begin = System.nanoTime();
        StreamedReply reply = new StreamedReply(text);
        CompletableFuture<Void> call =
                bedrock.invokeModelWithResponseStream(request(prompt, budget.left()), reply.handler());
        try {
            call.get(budget.left().toMillis() + 1, TimeUnit.MILLISECONDS);
            return reply.answer(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        } catch (TimeoutException e) {
            throw reply.outOfTime();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reply.outOfTime();
        } catch (ExecutionException e) {
            throw reply.refusal(e.getCause() == null ? e : e.getCause());
        } finally {
            // Bedrock stops writing, and stops counting, when its stream is reset.
            call.cancel(true);
        }
    }

    private InvokeModelWithResponseStreamRequest request(Prompt prompt, Duration time) {
        return InvokeModelWithResponseStreamRequest.builder()
                .modelId(modelId)
                .contentType("application/json")
                .accept("application/json")
                .body(SdkBytes.fromByteArrayUnsafe(Codec.writeBytes(prompt.body())))
                .overrideConfiguration(o -> o.apiCallTimeout(time.plusMillis(1)))
                .build();
    }

    /** The refusal of a request that Bedrock didn't take. */
    static Refusal unpaid(ErrorCode code, String message) {
        return Refusal.ofModel(code, message, Paid.NO, null, null);
    }
}
