package dev.sallyport.examples.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import org.junit.jupiter.api.Test;

class GivenAFieldListTest {

    private static JsonNode schema(String list) throws MalformedMessageException {
        return Codec.read(FieldList.schema(list), JsonNode.class);
    }

    @Test
    void whenAFieldHasNoType_thenItIsARequiredString() throws Exception {
        assertThat(schema("applicant").toString())
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"applicant\":{\"type\":\"string\"}},"
                        + "\"required\":[\"applicant\"],\"additionalProperties\":false}");
    }

    @Test
    void whenAFieldHasAQuestionMark_thenItIsNotRequired() throws Exception {
        JsonNode schema = schema("a:date?, b ?,c");

        assertThat(schema.path("required").toString()).isEqualTo("[\"c\"]");
        assertThat(schema.path("properties").path("a").toString())
                .isEqualTo("{\"type\":\"string\",\"format\":\"date\"}");
        assertThat(schema.path("properties").has("b")).isTrue();
    }

    @Test
    void whenNamesAreOfAnyScript_thenTheyStayAsTheyAre() throws Exception {
        JsonNode properties = schema("貸款金額:currency,تاريخ:date,จำนวน:integer").path("properties");

        assertThat(properties.path("貸款金額").path("format").asText()).isEqualTo("currency");
        assertThat(properties.path("تاريخ").path("format").asText()).isEqualTo("date");
        assertThat(properties.path("จำนวน").path("type").asText()).isEqualTo("integer");
    }

    @Test
    void whenTheTypeIsCurrency_thenAmountAndCurrencyAreOneField() throws Exception {
        JsonNode total = schema("total:currency").path("properties").path("total");

        assertThat(total.path("properties").path("amount").path("format").asText())
                .isEqualTo("decimal");
        assertThat(total.path("properties").path("currency").path("pattern").asText())
                .isEqualTo("^[A-Z]{3}$");
        assertThat(total.path("required").toString()).isEqualTo("[\"amount\",\"currency\"]");
    }
}
