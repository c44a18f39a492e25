package dev.sallyport.testkit.internal.rehearsal;

import static dev.sallyport.testkit.internal.rehearsal.Rehearsed.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.rehearsal.Rehearsed.Reply;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How the rehearsal model reads a text as the type that the schema asks for. */
class ValuesTest {

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
}
