package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.testkit.FunctionProgram;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.StandInModel;
import dev.sallyport.testkit.fixture.Clients;
import dev.sallyport.testkit.fixture.PolicyFolder;
import dev.sallyport.trust.PolicyFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** A sandbox whose model answers as it is told and remembers what it was asked. */
final class ModelSandbox implements AutoCloseable {

    private final Queue<StandInModel.Answer> answers = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedDeque<String> asked = new ConcurrentLinkedDeque<>();
    private final Path policies = PolicyFolder.temporary();
    private final Sandbox sandbox;
    private final BedrockRuntimeAsyncClient client;
    private final BedrockRuntimeAsyncClient administrator;

    private ModelSandbox(boolean scripted) {
        Sandbox.Builder builder =
                Sandbox.builder().function(FunctionProgram.inProcess((arn, in, out) -> in.transferTo(out)));
        builder.policies(PolicyFolder.of(Sandbox.defaultTopology())
                // So that who administers B can ask for other models too.
                .without(PolicyFile.B_BEDROCK_ENDPOINT, PolicyFile.B_SCP)
                .in(policies));
        sandbox = (scripted ? builder.model(this::answer) : builder).start();
        client = Clients.bedrock(sandbox.endpoints().bedrockRuntime(), sandbox.function());
        administrator = Clients.bedrock(sandbox.endpoints().bedrockRuntime(), sandbox.administratorB());
    }

    static ModelSandbox scripted() {
        return new ModelSandbox(true);
    }

    /** With the sandbox's own model. */
    static ModelSandbox rehearsal() {
        return new ModelSandbox(false);
    }

    private StandInModel.Answer answer(String body) {
        asked.add(body);
        return answers.remove();
    }

    /** Drops answers that nobody asked for. */
    ModelSandbox forget() {
        answers.clear();
        return this;
    }

    ModelSandbox answers(StandInModel.Answer answer) {
        answers.add(answer);
        return this;
    }

    /** What the model was asked last. */
    JsonNode asked() {
        return parsed(asked.getLast());
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** As the function. */
    BedrockRuntimeAsyncClient client() {
        return client;
    }

    /** As somebody who may do everything in B. */
    BedrockRuntimeAsyncClient administrator() {
        return administrator;
    }

    /** A conversation of one turn, asked by the function's role, which the model answers with that. */
    ConverseResponse converse(String answer, Consumer<ConverseRequest.Builder> change) {
        forget().answers(StandInModel.Answer.text(answer));
        return client.converse(r -> {
                    r.modelId(sandbox.modelId()).messages(user(ContentBlock.fromText("four")));
                    change.accept(r);
                })
                .join();
    }

    static Message user(ContentBlock... blocks) {
        return Message.builder().role(ConversationRole.USER).content(blocks).build();
    }

    RawCall raw(String operation) {
        return new RawCall(sandbox, operation);
    }

    static JsonNode parsed(String json) {
        try {
            return Codec.read(json, JsonNode.class);
        } catch (MalformedMessageException e) {
            throw new AssertionError(json, e);
        }
    }

    /** The SDK's exception in which a call ends. */
    static BedrockRuntimeException failure(Runnable call) {
        Throwable thrown = Assertions.catchThrowable(call::run);
        if (thrown instanceof CompletionException && thrown.getCause() instanceof BedrockRuntimeException failure) {
            return failure;
        }
        throw new AssertionError("no failure of Bedrock's", thrown);
    }

    @Override
    public void close() {
        client.close();
        administrator.close();
        sandbox.close();
        PolicyFolder.delete(policies);
    }

    /** A picture without a word. */
    static byte[] blankPicture() {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY), "png", file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
