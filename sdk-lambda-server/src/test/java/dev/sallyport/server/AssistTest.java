package dev.sallyport.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.AnswerResult;
import dev.sallyport.contract.DocumentReference;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.Quote;
import dev.sallyport.contract.Quote.Verification;
import dev.sallyport.contract.Request;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AssistTest {

    private final Served served = new Served();

    private DocumentReference letter() {
        return served.document("intake/letter.txt", "The rent is HK$ 9,000 a month.".getBytes(UTF_8));
    }

    private static Request with(Request request, List<Request.Turn> conversation) {
        return new Request(
                request.version(),
                request.requestId(),
                request.budgetMillis(),
                request.task(),
                request.documents(),
                null,
                null,
                "de",
                null,
                request.question(),
                conversation,
                null);
    }

    @Nested
    class GivenAQuestion {

        @Test
        void whenItIsAsked_thenTheAnswerStreamsAndItsEvidenceIsLookedUp() {
            served.model.says("It is 9,000.\n<evidence>[{\"document\":0,\"page\":null,\"quote\":\"HK$ 9,000 a month\"},"
                    + "{\"document\":0,\"page\":null,\"quote\":\"free of charge forever\"}]</evidence>");

            AnswerResult answer = Objects.requireNonNull(
                    served.result(served.assist("What is the rent?", letter())).answer());

            assertThat(answer.answer()).isEqualTo("It is 9,000.");
            String streamed = served.events.stream()
                    .filter(Event.Text.class::isInstance)
                    .map(event -> ((Event.Text) event).text())
                    .collect(Collectors.joining());
            assertThat(streamed).isEqualTo(answer.answer());
            assertThat(answer.evidence())
                    .extracting(Quote::verification)
                    .containsExactly(Verification.VERIFIED, Verification.NOT_FOUND);
        }

        @Test
        void whenTheEvidenceIsNoJson_thenTheAnswerStands() {
            served.model.says("It is 9,000.<evidence>page one</evidence>");

            AnswerResult answer = Objects.requireNonNull(
                    served.result(served.assist("What is the rent?", letter())).answer());

            assertThat(answer.answer()).isEqualTo("It is 9,000.");
            assertThat(answer.evidence()).isEmpty();
        }
    }

    @Nested
    class GivenAConversation {

        @Test
        void whenItGoesOn_thenEarlierTurnsAreEarlierMessages() {
            served.model.says("Ja.");
            List<Request.Turn> turns =
                    List.of(new Request.Turn("user", "Is there a rent?"), new Request.Turn("assistant", "Yes."));

            served.result(with(served.assist("Really?", letter()), turns));

            JsonNode messages = served.model.prompts().get(0).body().path("messages");
            assertThat(messages).extracting(m -> m.path("role").asText()).containsExactly("user", "assistant", "user");
            assertThat(messages.get(0).path("content"))
                    .extracting(block -> block.path("type").asText())
                    .containsExactly("text", "document", "text");
            assertThat(messages.get(0).path("content").get(2).path("text").asText())
                    .isEqualTo("Is there a rent?");
            assertThat(messages.get(1).path("content").get(0).path("text").asText())
                    .isEqualTo("Yes.");
            assertThat(messages.get(2).path("content").get(0).path("text").asText())
                    .isEqualTo("<task>assist</task>\n<question>Really?</question>\n<respond_in>de</respond_in>\n");
        }

        @Test
        void whenItsTurnsAreOutOfOrder_thenUsageIsTheAnswer() {
            for (List<Request.Turn> turns : List.of(
                    List.of(new Request.Turn("assistant", "Yes.")),
                    List.of(new Request.Turn("user", "Hm?")),
                    List.of(new Request.Turn("user", "Hm?"), new Request.Turn("user", "Hm?")),
                    List.of(new Request.Turn("user", " "), new Request.Turn("assistant", "Yes.")))) {
                assertThat(served.refused(with(served.assist("Really?", letter()), turns))
                                .code())
                        .isEqualTo(ErrorCode.USAGE);
            }
        }
    }

    @Nested
    class GivenNoQuestion {

        @Test
        void whenItIsAsked_thenUsageIsTheAnswer() {
            assertThat(served.refused(served.assist(" ", letter())).code()).isEqualTo(ErrorCode.USAGE);
        }
    }
}
