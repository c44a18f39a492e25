package dev.sallyport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.sallyport.trust.FunctionAlias;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionAliasFuzzTest {

    @ValueSource(
            strings = {
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans",
                "arn:aws-us-gov:lambda:us-gov-west-1:222222222222:function:a-b_c:1a",
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport",
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport:$LATEST",
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport:7"
            })
    @FuzzTest(maxDuration = "10m")
    void whenAnArnIsParsed_thenOnlyAnAliasIsAccepted(@NotNull String arn) {
        FunctionAlias alias;
        try {
            alias = FunctionAlias.parse(arn);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("not the ARN of a function alias");
            return;
        }
        assertThat(alias.arn()).isEqualTo(arn);
        assertThat(arn).isASCII().doesNotContain("$").doesNotContainAnyWhitespaces();
        assertThat(alias.account()).matches("[0-9]{12}");
        assertThat(alias.alias()).isNotEmpty().doesNotMatch("[0-9]+");
        assertThat(FunctionAlias.parse(alias.arn())).isEqualTo(alias);
    }
}
