package dev.sallyport.testkit.internal.rehearsal;

import static dev.sallyport.testkit.internal.rehearsal.Rehearsed.AMOUNT;
import static dev.sallyport.testkit.internal.rehearsal.Rehearsed.APPLICANT;
import static dev.sallyport.testkit.internal.rehearsal.Rehearsed.BORN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.internal.rehearsal.Rehearsed.Reply;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the rehearsal model reads, and what it doesn't claim to have read. */
class RehearsalModelTest {

    @Nested
    class GivenWhatIsNotThere {

        @Test
        void whenNothingSaysIt_thenItIsNullAndAbsent() {
            Reply reply = Rehearsed.on("Applicant: Mary Ng\nWe met on 3 May 2026 and paid 500 EUR.")
                    .properties(
                            AMOUNT + "," + BORN
                                    + ",\"passportNumber\":{\"type\":\"string\"},\"items\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}");
            for (String path : List.of("/loanAmount", "/dateOfBirth", "/passportNumber")) {
                assertThat(reply.value(path).isNull()).as(path).isTrue();
                assertThat(reply.state(path)).isEqualTo("absent");
                assertThat(reply.field(path).path("evidence")).isEmpty();
            }
            assertThat(reply.value("/items")).isEmpty();
        }

        @Test
        void whenAnotherThingHasASimilarName_thenItIsNotTaken() {
            Reply reply = Rehearsed.on("Date of birth: 1990-12-31\nBank name: First Bank")
                    .properties("\"date\":{\"type\":\"string\",\"format\":\"date\"},\"name\":{\"type\":\"string\"}");
            assertThat(reply.state("/date")).isEqualTo("absent");
            assertThat(reply.state("/name")).isEqualTo("absent");
        }

        @Test
        void whenTheValueIsNoneOfItsType_thenItIsUnreadableAndQuoted() {
            Reply reply = Rehearsed.on("Date of birth: see passport").properties(BORN);
            assertThat(reply.value("/dateOfBirth").isNull()).isTrue();
            assertThat(reply.state("/dateOfBirth")).isEqualTo("unreadable");
            assertThat(reply.quote("/dateOfBirth")).isEqualTo("see passport");
        }

        @Test
        void whenAnAmountHasNoCurrency_thenNoneIsMadeUp() {
            Reply reply = Rehearsed.on("Loan amount: 1,250").properties(AMOUNT);
            assertThat(reply.value("/loanAmount").isNull()).isTrue();
        }

        @Test
        void whenThereIsNoTextAtAll_thenEverythingIsAbsent() {
            byte[] noImage = {1, 2, 3};
            Reply reply =
                    new Rehearsed().image("image/png", noImage).pdf(noImage).properties(APPLICANT);
            assertThat(reply.state("/applicant")).isEqualTo("absent");
            assertThat(reply.json().path("languages")).isEmpty();
        }
    }

    @Nested
    class GivenDocumentsThatDisagree {

        @Test
        void whenTheySayDifferentThings_thenBothAreQuoted() {
            Reply reply =
                    Rehearsed.on("Applicant: Mary Ng", "Applicant: Mary Wong").properties(APPLICANT);
            assertThat(reply.state("/applicant")).isEqualTo("conflicting");
            assertThat(reply.field("/applicant").path("evidence"))
                    .extracting(
                            e -> e.path("document").asInt() + e.path("quote").asText())
                    .containsExactly("0Mary Ng", "1Mary Wong");
        }

        @Test
        void whenTheySayTheSameInOtherLetters_thenItIsFound() {
            Reply reply =
                    Rehearsed.on("Applicant: Mary Ng", "APPLICANT: MARY NG").properties(APPLICANT);
            assertThat(reply.state("/applicant")).isEqualTo("found");
        }
    }

    @Nested
    class GivenTheDefaultSchema {

        private static final String SCHEMA = "\"kind\":{\"type\":\"string\"},\"title\":{\"type\":\"string\"},"
                + "\"parties\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                + "\"dates\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"label\":{\"type\":\"string\"},\"date\":{\"type\":\"string\",\"format\":\"date\"}}}},"
                + "\"amounts\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"label\":{\"type\":\"string\"},"
                + "\"amount\":{\"type\":\"string\",\"format\":\"decimal\"},\"currency\":{\"type\":\"string\"}}}},"
                + "\"language\":{\"type\":\"string\"},\"summary\":{\"type\":\"string\"}";

        @Test
        void whenADocumentIsReadWithoutQuestions_thenItsPartsAreListed() {
            Reply reply = Rehearsed.on("貸款申請表\n申請人：陳大文\n僱主：海港有限公司\n申請日期：2026年11月3日\n貸款金額：HK$ 1,250,000.00")
                    .properties(SCHEMA);
            assertThat(reply.value("/kind").asText()).isEqualTo("loan application");
            assertThat(reply.value("/title").asText()).isEqualTo("貸款申請表");
            assertThat(reply.value("/parties")).extracting(JsonNode::asText).containsExactly("陳大文", "海港有限公司");
            assertThat(reply.value("/dates/0/label").asText()).isEqualTo("申請日期");
            assertThat(reply.value("/dates/0/date").asText()).isEqualTo("2026-11-03");
            assertThat(reply.value("/amounts/0/amount").asText()).isEqualTo("1250000.00");
            assertThat(reply.value("/amounts/0/currency").asText()).isEqualTo("HKD");
            assertThat(reply.quote("/amounts/0/amount")).isEqualTo("HK$ 1,250,000.00");
            assertThat(reply.value("/language").asText()).isEqualTo("zh-Hant");
            assertThat(reply.value("/summary").asText()).contains("rehearsal, not Claude");
        }
    }

    @Nested
    class GivenAQuestion {

        @Test
        void whenADocumentHasItsWords_thenTheLineIsTheAnswerAndTheEvidence() {
            String answer = Rehearsed.on("Terms\nThe monthly rent is 4,000 EUR.\nPets are not allowed.")
                    .ask("How much is the monthly rent?");
            assertThat(answer)
                    .startsWith("This is a rehearsal, not Claude.")
                    .contains("“The monthly rent is 4,000 EUR.”")
                    .endsWith(
                            "<evidence>[{\"document\":0,\"page\":null,\"quote\":\"The monthly rent is 4,000 EUR.\"}]</evidence>");
        }

        @Test
        void whenNoDocumentHasThem_thenItSaysSo() {
            assertThat(Rehearsed.on("Terms").ask("Who owns the boat?"))
                    .contains("rehearsal", "don't tell")
                    .endsWith("<evidence>[]</evidence>");
        }
    }

    @Nested
    class GivenARepairTurn {

        @Test
        void whenTheAnswerIsSentBack_thenItAnswersAgain() {
            Rehearsed first = Rehearsed.on("Applicant: Mary Ng");
            String task =
                    "<task>analyze</task>\n<schema>{\"type\":\"object\",\"properties\":{" + APPLICANT + "}}</schema>";
            String body = first.body(task)
                    .replaceFirst(
                            "\\]\\}\\]\\}$",
                            "]},{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"no\"}]},"
                                    + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"<repair>no JSON</repair>\"}]}]}");
            assertThat(body).contains("<repair>");
            JsonNode again = Rehearsed.parsed(new RehearsalModel().answer(body).text());
            assertThat(again.at("/value/applicant").asText()).isEqualTo("Mary Ng");
        }
    }
}
