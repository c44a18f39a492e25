package dev.sallyport.testkit.internal.bedrock;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** A ConverseStream as the AWS SDK shows it. */
final class StreamedConversation {

    private final ConcurrentLinkedQueue<ConverseStreamOutput> events = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> done;

    StreamedConversation(ModelSandbox model, Consumer<ConverseStreamRequest.Builder> change) {
        done = model.client()
                .converseStream(
                        r -> {
                            r.modelId(model.sandbox().modelId())
                                    .messages(Message.builder()
                                            .role(ConversationRole.USER)
                                            .content(ContentBlock.fromText("four"))
                                            .build());
                            change.accept(r);
                        },
                        ConverseStreamResponseHandler.builder()
                                .subscriber(events::add)
                                .build());
    }

    /** Waits for the end, also where it is a failure. */
    void end() {
        done.join();
    }

    /** What has come. */
    List<ConverseStreamOutput> events() {
        return List.copyOf(events);
    }

    List<ConverseStreamOutput.EventType> types() {
        return events.stream().map(ConverseStreamOutput::sdkEventType).toList();
    }

    <T> T only(Class<T> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    String text() {
        return events.stream()
                .filter(ContentBlockDeltaEvent.class::isInstance)
                .map(event -> ((ContentBlockDeltaEvent) event).delta().text())
                .collect(Collectors.joining());
    }
}
