package dev.sallyport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.trust.InexpressibleKeyException;
import dev.sallyport.trust.ObjectSessionPolicy;
import dev.sallyport.trust.Topology;
import java.util.List;
import org.junit.jupiter.params.provider.CsvSource;

class SessionPolicyFuzzTest {

    private static final Topology TOPOLOGY = new Topology(
            "aws",
            new Topology.AccountA(
                    "111111111111",
                    "ap-east-1",
                    "acme-private",
                    "arn:aws:kms:ap-east-1:111111111111:key/1",
                    null,
                    List.of()),
            new Topology.AccountB(
                    "222222222222",
                    "us-east-1",
                    "sallyport",
                    "sallyport-function",
                    List.of(),
                    new Topology.Model("us.model", "model", List.of("us-east-1"))),
            List.of(new Topology.Caller("loans", "ec2-production", "intake/", "reader")),
            new Topology.Options(false, true, true, "streaming"),
            new Topology.Residency(List.of("documents"), List.of("us-east-1")));

    @CsvSource({"intake/form.pdf,v1", "intake/a*b?c${x},v$1", "intake/\"q\\,v\"", "intake/é,v", "表,v"})
    @FuzzTest(maxDuration = "10m")
    void whenAKeyHasAPolicy_thenItIsOfThatKeyAndNoOther(@NotNull String key, @NotNull String version)
            throws MalformedMessageException {
        String json;
        try {
            json = ObjectSessionPolicy.of(TOPOLOGY, key, version).json();
        } catch (InexpressibleKeyException e) {
            return;
        }
        assertThat(json).hasSizeLessThanOrEqualTo(2_048).matches("[\\u0020-\\u00ff]+");
        JsonNode statements = Codec.read(json, JsonNode.class).path("Statement");
        assertThat(statements).hasSize(2);
        assertThat(literal(statements.at("/0/Resource").asText())).isEqualTo("arn:aws:s3:::acme-private/" + key);
        assertThat(literal(
                        statements.at("/0/Condition/StringEquals/s3:VersionId").asText()))
                .isEqualTo(version);
        assertThat(statements.at("/0/Resource").asText().replace("${*}", "").replace("${?}", ""))
                .doesNotContain("*")
                .doesNotContain("?");
    }

    private static String literal(String text) {
        return text.replace("${*}", "*").replace("${?}", "?").replace("${$}", "$");
    }
}
