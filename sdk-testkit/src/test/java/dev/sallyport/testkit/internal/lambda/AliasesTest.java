package dev.sallyport.testkit.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.FunctionProgram;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.TestTopology;
import dev.sallyport.testkit.fixture.Clients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;

/** What Lambda tells of the aliases, through the AWS SDK as it is. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AliasesTest {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:222222222222:function:sallyport";

    private Sandbox sandbox;
    private LambdaAsyncClient administrator;

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder()
                .topology(TestTopology.withCallers("cards", "loans", "deposits"))
                .function(FunctionProgram.inProcess((arn, payload, reply) -> payload.transferTo(reply)))
                .start();
        administrator = Clients.lambda(sandbox.endpoints().lambda(), sandbox.administratorB());
    }

    @AfterAll
    void stop() {
        administrator.close();
        sandbox.close();
    }

    @Nested
    class GivenAnAliasOfACaller {
        @Test
        void whenItIsAskedFor_thenItPointsToThePublishedVersion() {
            GetAliasResponse alias = administrator
                    .getAlias(r -> r.functionName("sallyport").name("loans"))
                    .join();
            assertThat(alias.aliasArn()).isEqualTo(FUNCTION + ":loans");
            assertThat(alias.name()).isEqualTo("loans");
            assertThat(alias.functionVersion()).isEqualTo("1");
            assertThat(alias.revisionId()).hasSize(36);
        }

        @Test
        void whenSomebodyFromOutsideAsks_thenItIsDenied() {
            try (LambdaAsyncClient caller = Clients.lambda(sandbox.endpoints().lambda(), sandbox.caller())) {
                Refused.with(
                        403,
                        "AccessDeniedException",
                        () -> caller.getAlias(r -> r.functionName("sallyport").name("cards"))
                                .join());
                Refused.with(
                        403,
                        "AccessDeniedException",
                        () -> caller.listAliases(r -> r.functionName("sallyport"))
                                .join());
            }
        }
    }

    @Nested
    class GivenNoSuchAlias {
        @Test
        void whenItIsAskedFor_thenTheAnswerNamesIt() {
            Refused.with(
                    404,
                    "ResourceNotFoundException",
                    "Cannot find alias arn: " + FUNCTION + ":nobody",
                    () -> administrator
                            .getAlias(r -> r.functionName("sallyport").name("nobody"))
                            .join());
            Refused.with(
                    404,
                    "ResourceNotFoundException",
                    "Cannot find alias arn: arn:aws:lambda:us-east-1:222222222222:function:another:loans",
                    () -> administrator
                            .getAlias(r -> r.functionName("another").name("loans"))
                            .join());
            Refused.with(
                    400,
                    "ValidationException",
                    () -> administrator
                            .getAlias(r -> r.functionName("sallyport").name("1"))
                            .join());
            Refused.with(
                    400,
                    "InvalidParameterValueException",
                    () -> administrator
                            .getAlias(r -> r.functionName("sallyport:1").name("loans"))
                            .join());
        }
    }

    @Nested
    class GivenAListOfAliases {
        @Test
        void whenItIsAskedForInPages_thenEachIsThereOnceByName() {
            ListAliasesResponse first = administrator
                    .listAliases(r -> r.functionName("sallyport").maxItems(2))
                    .join();
            assertThat(first.aliases()).extracting(AliasConfiguration::name).containsExactly("cards", "deposits");
            ListAliasesResponse second = administrator
                    .listAliases(r -> r.functionName("sallyport").maxItems(2).marker(first.nextMarker()))
                    .join();
            assertThat(second.aliases()).extracting(AliasConfiguration::name).containsExactly("loans");
            assertThat(second.nextMarker()).isNull();
        }

        @Test
        void whenItIsAskedForByVersion_thenOnlyThoseThatPointThereAreInIt() {
            assertThat(ofVersion("1")).isEqualTo(3);
            assertThat(ofVersion("$LATEST")).isZero();
        }

        @Test
        void whenItCannotBe_thenTheAnswerSaysWhy() {
            Refused.with(
                    400,
                    "ValidationException",
                    "1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have"
                            + " value greater than or equal to 1",
                    () -> administrator
                            .listAliases(r -> r.functionName("sallyport").maxItems(0))
                            .join());
            Refused.with(
                    404,
                    "ResourceNotFoundException",
                    "Function not found: arn:aws:lambda:us-east-1:222222222222:function:another",
                    () -> administrator
                            .listAliases(r -> r.functionName("another"))
                            .join());
        }

        private int ofVersion(String version) {
            return administrator
                    .listAliases(r -> r.functionName("sallyport").functionVersion(version))
                    .join()
                    .aliases()
                    .size();
        }
    }
}
