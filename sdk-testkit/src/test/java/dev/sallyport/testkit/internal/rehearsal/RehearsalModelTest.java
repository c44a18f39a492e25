package dev.sallyport.testkit.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.internal.rehearsal.Rehearsed.Reply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rehearsal model reads, and what it doesn't claim to have read. */
class RehearsalModelTest {

    private static final String APPLICANT = "\"applicant\":{\"type\":\"string\"}";
    private static final String AMOUNT =
            "\"loanAmount\":{\"type\":\"object\",\"format\":\"currency\",\"properties\":{\"amount\":{},\"currency\":{}}}";
    private static final String BORN = "\"dateOfBirth\":{\"type\":\"string\",\"format\":\"date\"}";

    @Nested
    class GivenAFormInAnyLanguage {

        static Stream<Arguments> forms() {
            return Stream.of(
                    form(
                            "Applicant: Mary Ng\nLoan amount: US$ 1,250.50\nDate of birth: 12/31/1990",
                            "Mary Ng",
                            "1250.50",
                            "USD",
                            "1990-12-31"),
                    form(
                            "Antragsteller: Jörg Weiß\nDarlehensbetrag: 1.250,50 €\nGeburtsdatum: 31.12.1990",
                            "Jörg Weiß",
                            "1250.50",
                            "EUR",
                            "1990-12-31"),
                    form(
                            "Demandeur : Zoé Lefèvre\nMontant du prêt : 1 250,50 €\nDate de naissance : 31 décembre 1990",
                            "Zoé Lefèvre",
                            "1250.50",
                            "EUR",
                            "1990-12-31"),
                    form(
                            "Solicitante: José Núñez\nMonto del préstamo: EUR 1.250,50\nFecha de nacimiento: 31 de diciembre de 1990",
                            "José Núñez",
                            "1250.50",
                            "EUR",
                            "1990-12-31"),
                    form("申請人：陳大文\n貸款金額：HK$1,250.50\n出生日期：1990年12月31日", "陳大文", "1250.50", "HKD", "1990-12-31"),
                    form("借款人姓名：王小明\n贷款金额：人民币 12.5万\n出生日期：1990-12-31", "王小明", "125000", "CNY", "1990-12-31"),
                    form("申込者：山田太郎\n借入金額：1,250,500円\n生年月日：平成2年12月31日", "山田太郎", "1250500", "JPY", "1990-12-31"),
                    form("신청인: 김민수\n대출금액: ₩1,250,500\n생년월일: 1990년 12월 31일", "김민수", "1250500", "KRW", "1990-12-31"),
                    form(
                            "مقدم الطلب: أحمد علي\nمبلغ القرض: ١٬٢٥٠٫٥٠ د.إ\nتاريخ الميلاد: ٣١/١٢/١٩٩٠",
                            "أحمد علي",
                            "1250.50",
                            "AED",
                            "1990-12-31"),
                    form(
                            "ชื่อผู้กู้: สมชาย ใจดี\nวงเงินกู้: ๑,๒๕๐.๕๐ บาท\nวันเกิด: 31 ธันวาคม 2533",
                            "สมชาย ใจดี",
                            "1250.50",
                            "THB",
                            "1990-12-31"),
                    form(
                            "Заявитель: Анна Петрова\nСумма кредита: 1 250,50 руб.\nДата рождения: 31 декабря 1990",
                            "Анна Петрова",
                            "1250.50",
                            "RUB",
                            "1990-12-31"),
                    form(
                            "Başvuran: Ayşe Yılmaz\nKredi tutarı: 1.250,50 TL\nDoğum tarihi: 31.12.1990",
                            "Ayşe Yılmaz",
                            "1250.50",
                            "TRY",
                            "1990-12-31"),
                    form(
                            "Người vay: Nguyễn Văn An\nSố tiền vay: 1.250.500 ₫\nNgày sinh: 31 tháng 12 năm 1990",
                            "Nguyễn Văn An",
                            "1250500",
                            "VND",
                            "1990-12-31"),
                    form(
                            "आवेदक: राम कुमार\nऋण राशि: ₹1,25,000.50\nजन्म तिथि: ३१/१२/१९९०",
                            "राम कुमार",
                            "125000.50",
                            "INR",
                            "1990-12-31"));
        }

        private static Arguments form(String text, String name, String amount, String currency, String born) {
            return Arguments.of(text, name, amount, currency, born);
        }

        @ParameterizedTest
        @MethodSource("forms")
        void whenEnglishPropertiesAreAskedFor_thenTheyAreReadWithTheirQuotes(
                String text, String name, String amount, String currency, String born) {
            Reply reply = Rehearsed.on(text).properties(APPLICANT + "," + AMOUNT + "," + BORN);
            assertThat(reply.value("/applicant").asText()).isEqualTo(name);
            assertThat(reply.value("/loanAmount/amount").asText()).isEqualTo(amount);
            assertThat(reply.value("/loanAmount/currency").asText()).isEqualTo(currency);
            assertThat(reply.value("/dateOfBirth").asText()).isEqualTo(born);
            for (String path : List.of("/applicant", "/loanAmount", "/dateOfBirth")) {
                assertThat(reply.state(path)).isEqualTo("found");
                assertThat(text).contains(reply.quote(path));
            }
        }

        @Test
        void whenThePropertiesAreInTheDocumentsScript_thenTheyMatchTheirLabels() {
            Reply reply = Rehearsed.on("車牌號碼：AB 1234\nเลขตัวถัง: X9\nرقم اللوحة: ٤٤")
                    .properties(
                            "\"車牌號碼\":{\"type\":\"string\"},\"เลขตัวถัง\":{\"type\":\"string\"},\"رقم اللوحة\":{\"type\":\"integer\"}");
            assertThat(reply.value("/車牌號碼").asText()).isEqualTo("AB 1234");
            assertThat(reply.value("/เลขตัวถัง").asText()).isEqualTo("X9");
            assertThat(reply.value("/رقم اللوحة").asInt()).isEqualTo(44);
        }

        @Test
        void whenATextComesOutOfItsPdfBackToFront_thenTheLabelIsStillFound() {
            Reply reply = Rehearsed.on("INV-77 :رقم الفاتورة").properties("\"invoiceNumber\":{\"type\":\"string\"}");
            assertThat(reply.value("/invoiceNumber").asText()).isEqualTo("INV-77");
        }
    }

    @Nested
    class GivenWaysToSetALabel {

        @ParameterizedTest
        @MethodSource("ways")
        void whenALabelIsSetSo_thenItsValueIsRead(String text) {
            Reply reply = Rehearsed.on(text).properties("\"total\":{\"type\":\"string\",\"format\":\"decimal\"}");
            assertThat(reply.value("/total").asText()).isEqualTo("1250.00");
            assertThat(reply.field("/total").at("/evidence/0/document").asInt()).isZero();
        }

        static Stream<String> ways() {
            return Stream.of(
                    "Total: 1,250.00",
                    "Total ........ 1,250.00",
                    "Total\t1,250.00",
                    "Total      1,250.00",
                    "| Total | 1,250.00 |",
                    "Total\n1,250.00",
                    "Total:\n1,250.00",
                    "Total 1,250.00",
                    "Total = 1,250.00",
                    "Item A: 1 Total: 1,250.00",
                    "3. Total (EUR): 1,250.00",
                    "Gesamt / Total: 1,250.00",
                    "Item\tTotal\nDesk\t1,250.00");
        }
    }

    @Nested
    class GivenTypes {

        @Test
        void whenAValueIsOfAType_thenItComesInThatType() {
            Reply reply = Rehearsed.on(
                            "Quantity: 12\nPaid: yes\nStatus: In progress\nStart: 09:30\nRate: 4.25%\nPhone: +852 2345 6789")
                    .properties(
                            "\"quantity\":{\"type\":\"integer\"},\"paid\":{\"type\":[\"boolean\",\"null\"]},"
                                    + "\"status\":{\"enum\":[\"OPEN\",\"IN_PROGRESS\",\"DONE\"]},\"start\":{\"type\":\"string\",\"format\":\"time\"},"
                                    + "\"rate\":{\"type\":\"number\"},\"phone\":{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}");
            assertThat(reply.value("/quantity").isInt()).isTrue();
            assertThat(reply.value("/quantity").asInt()).isEqualTo(12);
            assertThat(reply.value("/paid").asBoolean()).isTrue();
            assertThat(reply.value("/status").asText()).isEqualTo("IN_PROGRESS");
            assertThat(reply.value("/start").asText()).isEqualTo("09:30:00");
            assertThat(reply.value("/rate").decimalValue()).isEqualByComparingTo("4.25");
            assertThat(reply.value("/phone").asText()).isEqualTo("+852 2345 6789");
        }

        @Test
        void whenANumberCanBeReadInTwoWays_thenTheDocumentsLanguageDecides() {
            String total = "\"total\":{\"type\":\"string\",\"format\":\"decimal\"}";
            assertThat(Rehearsed.on("The total of the order for you\nTotal: 1.250")
                            .properties(total)
                            .value("/total")
                            .asText())
                    .isEqualTo("1.250");
            assertThat(Rehearsed.on("Das ist die Rechnung für den Kunden\nTotal: 1.250")
                            .properties(total)
                            .value("/total")
                            .asText())
                    .isEqualTo("1250");
        }

        @Test
        void whenADateCanBeReadInTwoWays_thenItsNeighbourDecides() {
            String date = "\"signedOn\":{\"type\":\"string\",\"format\":\"date\"}";
            assertThat(Rehearsed.on("Signed on: 03/11/2026")
                            .properties(date)
                            .value("/signedOn")
                            .asText())
                    .isEqualTo("2026-11-03");
            assertThat(Rehearsed.on("Signed on: 03/11/2026\nSent: 12/31/2026")
                            .properties(date)
                            .value("/signedOn")
                            .asText())
                    .isEqualTo("2026-03-11");
        }

        @Test
        void whenALabelStandsAboveARuleWithoutWords_thenTheRuleIsNoValue() {
            Reply reply = Rehearsed.on("Invoice number\n|\n|\t|\nTotal: 12.50")
                    .properties("\"invoiceNumber\":{\"type\":\"string\"},\"total\":{\"type\":\"string\"}");
            assertThat(reply.value("/invoiceNumber").isNull()).isTrue();
            assertThat(reply.value("/total").asText()).isEqualTo("12.50");
        }

        @Test
        void whenTheCurrencyIsOnlyInTheLabel_thenItIsReadThere() {
            Reply reply = Rehearsed.on("Loan amount (HKD): 1,250,000").properties(AMOUNT);
            assertThat(reply.value("/loanAmount/currency").asText()).isEqualTo("HKD");
            assertThat(reply.quote("/loanAmount")).isEqualTo("1,250,000");
        }

        @Test
        void whenThereIsATable_thenItsRowsAreTheListsElements() {
            Reply reply = Rehearsed.on("Description\tQty\tPrice\nDesk\t2\t100.00\nChair\t4\t25.50\nTotal: 302.00")
                    .properties("\"items\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{"
                            + "\"description\":{\"type\":\"string\"},\"quantity\":{\"type\":\"integer\"},"
                            + "\"unitPrice\":{\"type\":\"string\",\"format\":\"decimal\"}}}}");
            assertThat(reply.value("/items")).hasSize(2);
            assertThat(reply.value("/items/1/description").asText()).isEqualTo("Chair");
            assertThat(reply.value("/items/1/unitPrice").asText()).isEqualTo("25.50");
            assertThat(reply.quote("/items/0/quantity")).isEqualTo("2");
        }

        @Test
        void whenObjectsAreNested_thenTheirOwnNamesCount() {
            Reply reply = Rehearsed.on("Employer: Harbour Ltd\nApplicant name: Mary Ng\nEmployer address: 1 Pier Rd")
                    .properties(
                            "\"employer\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},\"address\":{\"type\":\"string\"}}},"
                                    + "\"applicant\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}}");
            assertThat(reply.value("/employer/name").asText()).isEqualTo("Harbour Ltd");
            assertThat(reply.value("/employer/address").asText()).isEqualTo("1 Pier Rd");
            assertThat(reply.value("/applicant/name").asText()).isEqualTo("Mary Ng");
        }

        @Test
        void whenTheSchemaHasReferences_thenTheyAreFollowed() {
            Reply reply = Rehearsed.on("IBAN: DE02 1203 0000 0000 2020 51")
                    .schema(
                            "{\"$defs\":{\"T\":{\"type\":\"string\"}},\"type\":\"object\",\"properties\":{\"iban\":{\"$ref\":\"#/$defs/T\"}}}");
            assertThat(reply.value("/iban").asText()).isEqualTo("DE02 1203 0000 0000 2020 51");
        }
    }

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

    @Test
    void whenTextsAreInSeveralLanguages_thenTheirTagsAreGiven() {
        assertThat(tags("The form is for the applicant")).containsExactly("en");
        assertThat(tags("Das ist nicht die Rechnung für den Kunden")).containsExactly("de");
        assertThat(tags("這是貸款申請表，請填寫")).containsExactly("zh-Hant");
        assertThat(tags("这是贷款申请表，请填写")).containsExactly("zh-Hans");
        assertThat(tags("これは申込書です")).containsExactly("ja");
        assertThat(tags("طلب قرض")).containsExactly("ar");
        assertThat(tags("ใบสมัครสินเชื่อ")).containsExactly("th");
        assertThat(tags("12345")).isEmpty();
    }

    private static List<String> tags(String text) {
        return Languages.of(text);
    }
}
