package dev.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.fixture.Clients;
import dev.sallyport.testkit.fixture.Programs;
import dev.sallyport.trust.Topology;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;

/** The sandbox as a whole. */
@Timeout(60)
class SandboxTest {

    @Nested
    class GivenARunningSandbox {

        @Test
        void whenItHasStarted_thenAllItsListenersAcceptOnLoopback() throws Exception {
            try (Sandbox sandbox = start()) {
                Endpoints e = sandbox.endpoints();
                for (URI endpoint :
                        List.of(e.lambda(), e.lambdaVpc(), e.s3(), e.s3FromB(), e.sts(), e.bedrockRuntime())) {
                    assertThat(endpoint.getHost()).isEqualTo("127.0.0.1");
                    new Socket(endpoint.getHost(), endpoint.getPort()).close();
                }
                assertThat(Stream.of(e.lambda(), e.lambdaVpc(), e.s3(), e.s3FromB(), e.sts(), e.bedrockRuntime())
                                .distinct())
                        .hasSize(6);
            }
        }

        @Test
        void whenTheFunctionLooksAround_thenItHasLambdasEnvironmentAndItsTopology() throws Exception {
            Path taskRoot;
            try (Sandbox sandbox = start();
                    LambdaAsyncClient client =
                            Clients.lambda(sandbox.endpoints().lambdaVpc(), sandbox.caller())) {
                JsonNode seen = Codec.read(
                        client.invoke(r -> r.functionName(sandbox.aliasArn())
                                        .payload(SdkBytes.fromUtf8String("{\"do\":\"environment\"}")))
                                .join()
                                .payload()
                                .asByteArray(),
                        JsonNode.class);
                JsonNode variables = seen.path("variables");
                taskRoot = Path.of(variables.path("LAMBDA_TASK_ROOT").asText());
                assertThat(variables.fieldNames())
                        .toIterable()
                        .filteredOn(name -> !name.equals("PATH") && !name.equals("LD_LIBRARY_PATH"))
                        .containsExactlyInAnyOrder(
                                "AWS_LAMBDA_RUNTIME_API",
                                "AWS_REGION",
                                "AWS_DEFAULT_REGION",
                                "AWS_ACCESS_KEY_ID",
                                "AWS_SECRET_ACCESS_KEY",
                                "AWS_SESSION_TOKEN",
                                "AWS_LAMBDA_FUNCTION_NAME",
                                "AWS_LAMBDA_FUNCTION_VERSION",
                                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                                "AWS_LAMBDA_INITIALIZATION_TYPE",
                                "AWS_LAMBDA_LOG_GROUP_NAME",
                                "AWS_LAMBDA_LOG_STREAM_NAME",
                                "AWS_ENDPOINT_URL_S3",
                                "AWS_ENDPOINT_URL_STS",
                                "AWS_ENDPOINT_URL_BEDROCK_RUNTIME",
                                "LAMBDA_RUNTIME_DIR",
                                "LAMBDA_TASK_ROOT",
                                "LANG",
                                "TZ",
                                "_HANDLER");
                assertThat(variables.path("AWS_LAMBDA_LOG_STREAM_NAME").asText())
                        .matches("\\d{4}/\\d\\d/\\d\\d/\\[1][0-9a-f]{32}");
                assertThat(variables.path("AWS_LAMBDA_FUNCTION_MEMORY_SIZE").asText())
                        .isEqualTo("512");
                assertThat(Path.of(seen.path("directory").asText())).isEqualTo(taskRoot.toRealPath());
                assertThat(seen.path("heap").asLong()).isLessThanOrEqualTo(256L * 1024 * 1024);
                assertThat(Topology.read(taskRoot.resolve("topology.json"))).isEqualTo(sandbox.topology());
                assertThat(sandbox.invocations()).isEqualTo(1);
            }
            assertThat(Files.exists(taskRoot)).isFalse();
        }

        @Test
        void whenItNamesThings_thenTheyAreTheTopologysAndComplete() {
            try (Sandbox sandbox = start()) {
                assertThat(sandbox.aliasArn())
                        .isEqualTo("arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans");
                assertThat(sandbox.bucket()).isEqualTo("acme-private");
                assertThat(sandbox.prefix()).isEqualTo("intake/");
                assertThat(sandbox.kmsKeyArn()).startsWith("arn:aws:kms:ap-east-1:111111111111:key/");
                assertThat(sandbox.topology().a().lambdaEndpointId()).startsWith("vpce-");
                assertThat(sandbox.caller().arn()).isEqualTo("arn:aws:iam::111111111111:role/ec2-production");
                assertThat(sandbox.function().arn()).isEqualTo("arn:aws:iam::222222222222:role/sallyport-function");
                assertThat(sandbox.stranger().arn()).doesNotContain("111111111111", "222222222222");
                assertThat(sandbox.caller().toString())
                        .doesNotContain(sandbox.caller().secretAccessKey());
            }
        }

        private Sandbox start() {
            return Sandbox.builder().function(Programs.testFunction()).start();
        }
    }

    @Nested
    class GivenNonsense {

        @Test
        void whenTheFunctionIsNotOnTheClassPath_thenItSaysWhatToAdd() {
            assertThatThrownBy(Sandbox::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("sallyport-sdk-lambda-server");
        }

        @Test
        void whenANumberIsOutOfRange_thenItIsRefusedWhereItIsSet() {
            Sandbox.Builder builder = Sandbox.builder();
            for (int value : new int[] {-1, 1001}) {
                assertThatThrownBy(() -> builder.concurrency(value)).isInstanceOf(IllegalArgumentException.class);
            }
            for (int value : new int[] {0, 101}) {
                assertThatThrownBy(() -> builder.environments(value)).isInstanceOf(IllegalArgumentException.class);
            }
        }

        @Test
        void whenTheTimeOrTheMemoryIsNoneOfLambdas_thenItIsRefusedWhereItIsSet() {
            Sandbox.Builder builder = Sandbox.builder();
            assertThatThrownBy(() -> builder.timeout(Duration.ofMillis(999)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> builder.timeout(Duration.ofSeconds(901)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> builder.memory(127)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> builder.memory(10_241)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
