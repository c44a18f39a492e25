package dev.sallyport.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import dev.sallyport.trust.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The function's own door: only the alias of one of its callers opens it. */
class GivenAnInvokedArnTest {

    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}";

    private final Served served = new Served();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport",
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport:",
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport:$LATEST",
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport:7",
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport:others",
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport:Loans",
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans ",
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans:loans",
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport2:loans",
                "arn:aws:lambda:us-east-1:222222222222:layer:sallyport:loans",
                "arn:aws:lambda:us-east-1:333333333333:function:sallyport:loans",
                "arn:aws:lambda:us-east-2:222222222222:function:sallyport:loans",
                "arn:aws-cn:lambda:us-east-1:222222222222:function:sallyport:loans",
                "sallyport:loans",
                "loans",
                ""
            })
    void whenItIsNotACallersAlias_thenItIsRefusedBeforeTheRequestIsRead(String arn) {
        Event.Refused refused = (Event.Refused) served.answer(arn, "not even JSON");

        assertThat(refused.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(refused.stage()).isEqualTo(Stage.GUARD);
        assertThat(refused.paid()).isEqualTo(Paid.NO);
    }

    @Test
    void whenItIsAnotherCallersAlias_thenOnlyThatCallersPrefixAndReaderAreTheirs() {
        served.of(topology()).model.says("{}");
        served.document("claims/a.txt", "text".getBytes(UTF_8));

        Event.Refused refused = served.refused(served.analyze(SCHEMA, Served.reference("claims/a.txt")));
        assertThat(refused.code()).isEqualTo(ErrorCode.NOT_ALLOWED);

        served.answerAs("claims", served.analyze(SCHEMA, Served.reference("claims/a.txt")));
        assertThat(served.objects.readers()).singleElement().satisfies(reader -> {
            assertThat(reader.role()).isEqualTo("arn:aws:iam::222222222222:role/claims-reader");
            assertThat(reader.sessionName()).matches("sallyport-[0-9a-f]{16}").doesNotContain("r-1");
        });
    }

    @Test
    void whenTheCallerHasNoReader_thenTheFunctionsOwnRoleReads() {
        served.model.says("{}");
        served.document("intake/a.txt", "text".getBytes(UTF_8));

        served.answer(served.analyze(SCHEMA, Served.reference("intake/a.txt")));

        assertThat(served.objects.readers())
                .singleElement()
                .satisfies(reader -> assertThat(reader.role()).isNull());
    }

    /** {@code loans} has no reader role, {@code claims} has. */
    private static Topology topology() {
        Topology plain = Served.TOPOLOGY;
        Topology.AccountB b = plain.b();
        return new Topology(
                plain.partition(),
                plain.a(),
                new Topology.AccountB(
                        b.account(), b.region(), b.function(), b.functionRole(), b.s3EndpointIds(), b.model()),
                List.of(
                        plain.callers().get(0),
                        new Topology.Caller("claims", "claims-desk", "claims/", "claims-reader")),
                plain.options(),
                plain.residency());
    }
}
