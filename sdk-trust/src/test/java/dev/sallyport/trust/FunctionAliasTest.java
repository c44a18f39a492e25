package dev.sallyport.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionAliasTest {

    @Test
    void whenAnAliasIsNamed_thenItsPartsAreRead() {
        String arn = "arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans";

        FunctionAlias alias = FunctionAlias.parse(arn);

        assertThat(alias).isEqualTo(new FunctionAlias("aws", "us-east-1", "222222222222", "sallyport", "loans"));
        assertThat(alias.arn()).isEqualTo(arn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws-cn:lambda:cn-north-1:222222222222:function:f:v1",
                "arn:aws-us-gov:lambda:us-gov-west-1:222222222222:function:F_-9:1a",
                "arn:aws-iso-b:lambda:us-isob-east-1:222222222222:function:f:live",
                "arn:aws-eusc:lambda:eusc-de-east-1:222222222222:function:f:live"
            })
    void whenThePartitionIsAnother_thenItIsReadToo(String arn) {
        assertThat(FunctionAlias.parse(arn).arn()).isEqualTo(arn);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:lambda:us-east-1:222222222222:function:sallyport, it has no alias",
        "arn:aws:lambda:us-east-1:222222222222:function:sallyport:$LATEST, it names $LATEST",
        "arn:aws:lambda:us-east-1:222222222222:function:sallyport:12, it names a numbered version",
        "sallyport:loans, it has another form",
        "arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans:extra, it has another form",
        "arn:aws:lambda:us-east-1:22222222222:function:sallyport:loans, it has another form",
        "arn:aws:lambda:us-east-1:222222222222:layer:sallyport:loans, it has another form",
        "arn:aws:s3:us-east-1:222222222222:function:sallyport:loans, it has another form",
        "arn:aws:lambda::222222222222:function:sallyport:loans, it has another form",
        "arn:awsx:lambda:us-east-1:222222222222:function:sallyport:loans, it has another form",
        "arn:aws:lambda:us-east-1:222222222222:function:sally/port:loans, it has another form",
        "arn:aws:lambda:us-east-1:222222222222:function:*:loans, it has another form",
        "arn:aws:lambda:us-east-1:222222222222:function:sallyport:*, it has another form",
        "arn:aws:lambda:us-east-1:222222222222:function:sallyport:, it has another form",
        "'arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans ', it has another form",
        "'', it has another form"
    })
    void whenItIsNoAlias_thenItIsRefusedWithWhatIsWrong(String arn, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FunctionAlias.parse(arn))
                .withMessageEndingWith(problem);
    }

    @Test
    void whenALineFeedFollows_thenItIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FunctionAlias.parse("arn:aws:lambda:us-east-1:222222222222:function:f:loans\n"));
    }

    @Test
    void whenItIsMadeOfOtherParts_thenItIsRefusedToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FunctionAlias("aws", "us-east-1", "222222222222", "sallyport", "7"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FunctionAlias("aws", "us-east-1", "222222222222", "f:x", "loans"));
    }

    @Test
    void whenATopologyNamesTheRest_thenTheReaderAndTheFunctionHaveTheirArns() {
        Topology topology = Topologies.severalCallers();

        assertThat(topology.functionArn()).isEqualTo("arn:aws:lambda:us-east-1:222222222222:function:sallyport");
        assertThat(topology.readerRoleArn(topology.callers().get(0)))
                .contains("arn:aws:iam::222222222222:role/loans-reader");
        assertThat(topology.readerRoleArn(topology.callers().get(1))).isEmpty();
    }
}
