package dev.sallyport.testkit.internal.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.LineItem;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.CountTokensInput;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** CountTokens through the AWS SDK as it is. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountTokensTest {

    private static final String BODY = "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":9,"
            + "\"system\":\"abcdefgh\",\"messages\":[{\"role\":\"user\",\"content\":\"four\"}]}";

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
    void whenTheSameIsAskedInBothFormats_thenTheCountIsTheSame() {
        assertThat(count(model.administrator(), foundation(), invokeModel(BODY)))
                .isEqualTo(3);
        assertThat(count(model.administrator(), foundation(), CountTokensTest::converse))
                .isEqualTo(3);
    }

    @Test
    void whenTokensAreCounted_thenNoModelRunsAndNothingIsBilled() {
        List<LineItem> bill = model.sandbox().bill();
        long runs = model.sandbox().modelRuns();
        count(model.administrator(), foundation(), CountTokensTest::converse);
        assertThat(model.sandbox().modelRuns()).isEqualTo(runs);
        assertThat(model.sandbox().bill()).isEqualTo(bill);
    }

    @Test
    void whenAProfileIsNamed_thenItCantCount() {
        for (String id :
                List.of(model.sandbox().modelId(), model.sandbox().topology().profileArn())) {
            assertThat(refused(id, CountTokensTest::converse))
                    .isEqualTo("The provided model doesn't support counting tokens.");
        }
    }

    @Test
    void whenNoSuchModelIsThere_thenItsIdentifierIsInvalid() {
        assertThat(refused("anthropic.claude-nothing", CountTokensTest::converse))
                .isEqualTo("The provided model identifier is invalid.");
    }

    @Test
    void whenTheBodyBreaksARule_thenItIsTheOneOfTheFormat() {
        assertThat(refused(foundation(), invokeModel("{}"))).isEqualTo("anthropic_version: Field required");
        assertThat(refused(foundation(), input -> {})).startsWith("input:");
    }

    @Test
    void whenTheFunctionAsks_thenItLacksThePermission() {
        BedrockRuntimeException failure =
                ModelSandbox.failure(() -> count(model.client(), foundation(), CountTokensTest::converse));
        assertThat(failure).isInstanceOf(AccessDeniedException.class);
        assertThat(failure.awsErrorDetails().errorMessage())
                .contains(
                        "bedrock:CountTokens on resource: arn:aws:bedrock:us-east-1::foundation-model/" + foundation());
    }

    private String foundation() {
        return model.sandbox().topology().b().model().foundationModel();
    }

    private static Consumer<CountTokensInput.Builder> invokeModel(String body) {
        return input -> input.invokeModel(i -> i.body(SdkBytes.fromUtf8String(body)));
    }

    private static void converse(CountTokensInput.Builder input) {
        input.converse(c -> c.system(SystemContentBlock.fromText("abcdefgh"))
                .messages(Message.builder()
                        .role(ConversationRole.USER)
                        .content(ContentBlock.fromText("four"))
                        .build()));
    }

    private String refused(String id, Consumer<CountTokensInput.Builder> input) {
        BedrockRuntimeException failure = ModelSandbox.failure(() -> count(model.administrator(), id, input));
        assertThat(failure).isInstanceOf(ValidationException.class);
        return failure.awsErrorDetails().errorMessage();
    }

    private static int count(BedrockRuntimeAsyncClient client, String id, Consumer<CountTokensInput.Builder> input) {
        return client.countTokens(r -> r.modelId(id).input(input)).join().inputTokens();
    }
}
