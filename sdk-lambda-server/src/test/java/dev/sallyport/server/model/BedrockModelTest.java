package dev.sallyport.server.model;

import static dev.sallyport.server.model.ScriptedBedrock.START;
import static dev.sallyport.server.model.ScriptedBedrock.STOP;
import static dev.sallyport.server.model.ScriptedBedrock.begins;
import static dev.sallyport.server.model.ScriptedBedrock.ends;
import static dev.sallyport.server.model.ScriptedBedrock.fails;
import static dev.sallyport.server.model.ScriptedBedrock.streams;
import static dev.sallyport.server.model.ScriptedBedrock.writes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.contract.Codec;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Usage;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.prompt.Prompt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BedrockModelTest {

    private static final String PROFILE = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
    private final List<String> pieces = new ArrayList<>();
    private ScriptedBedrock bedrock;

    @BeforeAll
    void open() throws IOException {
        bedrock = new ScriptedBedrock();
    }

    @BeforeEach
    void forget() {
        bedrock.requests.set(0);
        pieces.clear();
    }

    @AfterAll
    void close() {
        bedrock.close();
    }

    private ModelAnswer ask(Duration time) throws Refusal {
        Prompt prompt = new Prompt(Codec.object().put("max_tokens", 9), 9);
        return new BedrockModel(bedrock.client(), PROFILE)
                .answer(prompt, Budget.of(time, System::nanoTime), pieces::add);
    }

    private Refusal refusal() {
        return catchThrowableOfType(Refusal.class, () -> ask(Duration.ofSeconds(30)));
    }

    @Nested
    class GivenAWholeAnswer {

        @Test
        void whenItHasComeToItsEnd_thenItsTextBlocksAndItsUsageAreTheAnswer() throws Refusal {
            bedrock.answer = streams(
                    START,
                    begins(0, "thinking"),
                    "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"hm\"}}",
                    begins(1, "text"),
                    writes(1, "for"),
                    "{\"type\":\"ping\"}",
                    "{\"type\":\"something_new\"}",
                    writes(1, "ty-two"),
                    ends("end_turn"),
                    STOP);

            ModelAnswer whole = ask(Duration.ofSeconds(30));

            assertThat(whole.text()).isEqualTo("forty-two");
            assertThat(whole.model()).isEqualTo("claude-x");
            assertThat(whole.inputTokens()).isEqualTo(50);
            assertThat(whole.outputTokens()).isEqualTo(20);
            assertThat(pieces).containsExactly("for", "ty-two");
        }

        @Test
        void whenItIsAskedFor_thenTheProfileIsNamedAndTheBodyIsThePrompts() throws Refusal {
            bedrock.answer = streams(START, ends("end_turn"), STOP);

            ask(Duration.ofSeconds(30));

            assertThat(bedrock.path).isEqualTo("/model/" + PROFILE + "/invoke-with-response-stream");
            assertThat(bedrock.body).isEqualTo("{\"max_tokens\":9}");
        }
    }

    @Nested
    class GivenAnAnswerThatIsNotWhole {

        @Test
        void whenTheStreamEndsWithoutItsStop_thenItIsAFailureThatWasPaid() {
            bedrock.answer = streams(START, begins(0, "text"), writes(0, "half"), ends("end_turn"));

            Refusal refusal = refusal();

            assertThat(refusal.code()).isEqualTo(ErrorCode.MODEL_FAILED);
            assertThat(refusal.paid()).isEqualTo(Paid.YES);
            assertThat(refusal.usage()).isEqualTo(new Usage(50L, 20L, 1));
        }

        @Test
        void whenNothingCame_thenNobodyKnowsWhetherItWasPaid() {
            bedrock.answer = streams();

            Refusal refusal = refusal();

            assertThat(refusal.code()).isEqualTo(ErrorCode.MODEL_FAILED);
            assertThat(refusal.paid()).isEqualTo(Paid.UNKNOWN);
        }

        @Test
        void whenItWasStoppedByAnythingElse_thenItIsCutAndPaid() {
            for (String reason :
                    List.of("max_tokens", "refusal", "stop_sequence", "tool_use", "guardrail_intervened", "new")) {
                bedrock.answer = streams(START, begins(0, "text"), writes(0, "half"), ends(reason), STOP);

                Refusal refusal = refusal();

                assertThat(refusal.code()).as(reason).isEqualTo(ErrorCode.ANSWER_CUT);
                assertThat(refusal.paid()).isEqualTo(Paid.YES);
                assertThat(refusal.answer()).isEqualTo("half");
            }
        }

        @Test
        void whenAnErrorComesInTheStream_thenItIsAFailureThatWasPaid() {
            bedrock.answer = streams(START, "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}", STOP);

            Refusal refusal = refusal();

            assertThat(refusal.code()).isEqualTo(ErrorCode.MODEL_FAILED);
            assertThat(refusal.paid()).isEqualTo(Paid.YES);
        }

        @Test
        void whenTheModelStalls_thenTheBudgetEndsItAndNothingIsRepeated() {
            bedrock.answer = bedrock.stallsAfter(START);

            Refusal refusal = catchThrowableOfType(Refusal.class, () -> ask(Duration.ofSeconds(2)));

            assertThat(refusal.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
            assertThat(refusal.paid()).isIn(Paid.YES, Paid.UNKNOWN);
            assertThat(bedrock.requests).hasValue(1);
        }
    }

    @Nested
    class GivenARequestThatBedrockDoesNotTake {

        @Test
        void whenItSaysWhy_thenTheRefusalIsTypedUnpaidAndWithoutItsWords() {
            Map<Integer, ErrorCode> expected = Map.of(
                    400, ErrorCode.MISCONFIGURED,
                    403, ErrorCode.MISCONFIGURED,
                    404, ErrorCode.MISCONFIGURED,
                    429, ErrorCode.THROTTLED,
                    503, ErrorCode.THROTTLED);
            expected.forEach((status, code) -> {
                bedrock.answer = fails(status, "AnException");
                Refusal refusal = refusal();
                assertThat(refusal.code()).as("status %d", status).isEqualTo(code);
                assertThat(refusal.paid()).isEqualTo(Paid.NO);
                assertThat(refusal.getMessage()).doesNotContain("customer");
            });
            assertThat(bedrock.requests).hasValue(expected.size());
        }

        @Test
        void whenItIsBecauseOfTheDocuments_thenTheRefusalSaysSo() {
            Map<String, ErrorCode> expected = Map.of(
                    "prompt is too long: 210000 tokens > 200000 maximum", ErrorCode.DOCUMENT_TOO_LARGE,
                    "Input is too long for requested model.", ErrorCode.DOCUMENT_TOO_LARGE,
                    "messages.0.content.1: Could not process image", ErrorCode.DOCUMENT_CORRUPT,
                    "The PDF specified was not valid.", ErrorCode.DOCUMENT_CORRUPT);
            expected.forEach((words, code) -> {
                bedrock.answer = fails(400, "ValidationException", words);
                assertThat(refusal().code()).as(words).isEqualTo(code);
            });
        }

        @Test
        void whenTheModelItselfFailed_thenNobodyKnowsWhetherItWasPaid() {
            for (int status : new int[] {408, 424, 500}) {
                bedrock.answer = fails(status, "ModelErrorException");
                Refusal refusal = refusal();
                assertThat(refusal.code()).isEqualTo(ErrorCode.MODEL_FAILED);
                assertThat(refusal.paid()).isEqualTo(Paid.UNKNOWN);
            }
        }

        @Test
        void whenThereIsNoTimeLeft_thenNothingIsSent() {
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> ask(Duration.ofMillis(50)));

            assertThat(refusal.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
            assertThat(refusal.paid()).isEqualTo(Paid.NO);
            assertThat(bedrock.requests).hasValue(0);
        }
    }
}
