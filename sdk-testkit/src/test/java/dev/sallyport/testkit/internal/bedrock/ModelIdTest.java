package dev.sallyport.testkit.internal.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.StandInModel.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** What may be named as model, asked by somebody who may ask for anything. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelIdTest {

    private ModelSandbox model;

    @BeforeAll
    void start() {
        model = ModelSandbox.scripted();
    }

    @AfterAll
    void stop() {
        model.close();
    }

    @Test
    void whenItIsTheProfile_thenItsIdAndItsArnAreTheSame() {
        assertThat(ask(model.sandbox().modelId())).isEqualTo("ok");
        assertThat(ask(model.sandbox().topology().profileArn())).isEqualTo("ok");
    }

    @Test
    void whenItIsTheFoundationModel_thenItWantsAProfile() {
        String id = model.sandbox().topology().b().model().foundationModel();
        for (String name : new String[] {id, "arn:aws:bedrock:us-east-1::foundation-model/" + id}) {
            BedrockRuntimeException failure = ModelSandbox.failure(() -> ask(name));
            assertThat(failure).isInstanceOf(ValidationException.class);
            assertThat(failure.awsErrorDetails().errorMessage())
                    .isEqualTo(
                            "Invocation of model ID " + name + " with on-demand throughput isn’t supported. Retry your"
                                    + " request with the ID or ARN of an inference profile that contains this model.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
                "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
                "arn:aws:bedrock:eu-west-1:222222222222:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0",
                "arn:aws:bedrock:eu-west-1:222222222222:application-inference-profile/abcdef123456",
                "arn:aws:bedrock:nowhere-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
                "anthropic.claude-nothing",
                "garbage"
            })
    void whenThereIsNoSuchModelHere_thenItsIdentifierIsInvalid(String id) {
        BedrockRuntimeException failure = ModelSandbox.failure(() -> ask(id));
        assertThat(failure).isInstanceOf(ValidationException.class);
        assertThat(failure.awsErrorDetails().errorMessage()).isEqualTo("The provided model identifier is invalid.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inference-profile/us.anthropic.other", "application-inference-profile/abcdef123456"})
    void whenThereIsNoSuchProfile_thenItIsNotFound(String name) {
        String arn = "arn:aws:bedrock:us-east-1:222222222222:" + name;
        assertThat(ModelSandbox.failure(() -> ask(arn))).isInstanceOf(ResourceNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a/b", "ä"})
    void whenItIsNotOfItsShape_thenItSaysSo(String id) {
        BedrockRuntimeException failure = ModelSandbox.failure(() -> ask(id));
        assertThat(failure).isInstanceOf(ValidationException.class);
        assertThat(failure.awsErrorDetails().errorMessage())
                .startsWith(
                        "1 validation error detected: Value '" + id + "' at 'modelId' failed to satisfy constraint:");
    }

    @Test
    void whenTheFunctionNamesAnotherProfile_thenItIsDeniedByTheArnThatItNamed() {
        BedrockRuntimeException failure = ModelSandbox.failure(() -> model.client()
                .converse(r -> r.modelId("global.anthropic.other").messages(question()))
                .join());
        assertThat(failure).isInstanceOf(AccessDeniedException.class);
        assertThat(failure.awsErrorDetails().errorMessage())
                .contains("arn:aws:bedrock:us-east-1:222222222222:inference-profile/global.anthropic.other");
    }

    private String ask(String id) {
        model.forget().answers(Answer.text("ok"));
        return model.administrator()
                .converse(r -> r.modelId(id).messages(question()))
                .join()
                .output()
                .message()
                .content()
                .get(0)
                .text();
    }

    private static Message question() {
        return Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText("four"))
                .build();
    }
}
