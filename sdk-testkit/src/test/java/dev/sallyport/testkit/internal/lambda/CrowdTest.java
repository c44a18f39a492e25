package dev.sallyport.testkit.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.FunctionProgram;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.fixture.Clients;
import dev.sallyport.testkit.fixture.Programs;
import dev.sallyport.testkit.fixture.Streamed;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Many invocations at once. */
@Timeout(120)
class CrowdTest {

    private static final int CROWD = 64;

    @Nested
    class GivenAHandler {
        @Test
        void whenACrowdInvokes_thenAllOfThemRunAtOnceAndEachGetsItsOwn() {
            CyclicBarrier all = new CyclicBarrier(CROWD);
            FunctionProgram function = FunctionProgram.inProcess((arn, payload, reply) -> {
                await(all);
                payload.transferTo(reply);
            });
            try (Sandbox sandbox = Sandbox.builder().function(function).start();
                    LambdaAsyncClient client =
                            Clients.lambda(sandbox.endpoints().lambdaVpc(), sandbox.caller())) {
                List<Streamed> calls = crowd(sandbox, client, "{\"n\":%d}");
                for (int n = 0; n < CROWD; n++) {
                    assertThat(calls.get(n).complete().errorCode()).isNull();
                    assertThat(calls.get(n).rest()).containsExactly("{\"n\":" + n + "}");
                }
                assertThat(sandbox.invocations()).isEqualTo(CROWD);
            }
        }

        private void await(CyclicBarrier barrier) throws IOException {
            try {
                barrier.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IOException("not all of them came", e);
            }
        }
    }

    @Nested
    class GivenFourProcesses {
        @Test
        void whenACrowdInvokes_thenEachWaitsItsTurnAndComesWhole() throws Exception {
            try (Sandbox sandbox = Sandbox.builder()
                            .function(Programs.testFunction())
                            .environments(4)
                            .start();
                    LambdaAsyncClient client =
                            Clients.lambda(sandbox.endpoints().lambdaVpc(), sandbox.caller())) {
                Set<Long> processes = new HashSet<>();
                for (Streamed call : crowd(sandbox, client, "{\"do\":\"environment\",\"n\":%d}")) {
                    assertThat(call.complete().errorCode()).isNull();
                    JsonNode seen = Codec.read(String.join("", call.rest()), JsonNode.class);
                    processes.add(seen.path("pid").asLong());
                }
                assertThat(processes).hasSizeBetween(1, 4);
                assertThat(sandbox.invocations()).isEqualTo(CROWD);
            }
        }
    }

    @Nested
    class GivenAReservedConcurrencyOfNothing {
        @Test
        void whenSomebodyInvokes_thenItIsTurnedAway() {
            try (Sandbox sandbox = Sandbox.builder()
                            .function(FunctionProgram.inProcess((arn, payload, reply) -> payload.transferTo(reply)))
                            .concurrency(0)
                            .start();
                    LambdaAsyncClient client =
                            Clients.lambda(sandbox.endpoints().lambdaVpc(), sandbox.caller())) {
                assertThatThrownBy(() -> client.invoke(r -> r.functionName(sandbox.aliasArn()))
                                .join())
                        .cause()
                        .isInstanceOfSatisfying(TooManyRequestsException.class, e -> {
                            assertThat(e.reasonAsString())
                                    .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
                            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Rate Exceeded.");
                        });
                assertThat(sandbox.invocations()).isZero();
            }
        }
    }

    private static List<Streamed> crowd(Sandbox sandbox, LambdaAsyncClient client, String payload) {
        return IntStream.range(0, CROWD)
                .mapToObj(n -> new Streamed(client, sandbox.aliasArn(), String.format(payload, n)))
                .toList();
    }
}
