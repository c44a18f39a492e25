package dev.sallyport.testkit.internal.rehearsal;

import static dev.sallyport.testkit.internal.rehearsal.Rehearsed.AMOUNT;
import static dev.sallyport.testkit.internal.rehearsal.Rehearsed.APPLICANT;
import static dev.sallyport.testkit.internal.rehearsal.Rehearsed.BORN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.rehearsal.Rehearsed.Reply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How the rehearsal model finds the text that belongs to a property. */
class LabelsTest {

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
}
