package dev.sallyport.testkit.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.fixture.ManagedHandler;
import dev.sallyport.testkit.fixture.Programs;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a runtime may say, and AWS's own that says it. */
@Timeout(60)
class RuntimeApiTest {

    private final Stage stage = new Stage();

    @Nested
    class GivenARuntimeThatMakesMistakes {
        private FunctionHost host;

        @BeforeEach
        void start() {
            host = stage.start(Stage.testFunction());
        }

        @AfterEach
        void close() {
            host.close();
        }

        @Test
        void whenItAnswersTwice_thenTheSecondIsRefusedAndTheFirstStands() throws Exception {
            assertThat(Stage.whole(Stage.invoke(host, "{\"do\":\"answer-twice\"}")))
                    .isEqualTo("{\"do\":\"answer-twice\"}");
            Stage.whole(Stage.invoke(host, "{\"do\":\"echo\"}"));

            assertThat(stage.printed)
                    .anyMatch(line -> line.startsWith("HTTP/1.1 403 ") && line.contains("\"InvalidStateTransition\""));
        }

        @Test
        void whenItAnswersWhatItWasNotGiven_thenThatIsRefused() throws Exception {
            assertThat(Stage.whole(Stage.invoke(host, "{\"do\":\"answer-another\"}")))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"InvalidRequestID\"");
        }

        @Test
        void whenItSaysThatItCannotStartAfterItHas_thenThatIsRefused() throws Exception {
            assertThat(Stage.whole(Stage.invoke(host, "{\"do\":\"fail-init-late\"}")))
                    .startsWith("HTTP/1.1 403 ")
                    .contains("\"InvalidStateTransition\"");
        }
    }

    @Nested
    class GivenARuntimeThatSaysItCannotStart {
        @Test
        void whenItIsInvoked_thenTheCallFailsWithItsOwnError() throws Exception {
            try (FunctionHost host = stage.start(Stage.testFunction("init-error"))) {
                Invocation invocation = Stage.invoke(host, "{}");

                assertThat(Stage.failure(invocation).type()).isEqualTo("Test.Init");
                assertThat(stage.printed)
                        .anyMatch(line -> line.startsWith("INIT_REPORT ")
                                && line.endsWith("\tPhase: init\tStatus: error\tError Type: Test.Init"));
            }
        }
    }

    @Nested
    @EnabledOnOs(OS.LINUX)
    class GivenAwssOwnRuntimeInterfaceClient {
        private static final String LIBRARY = "libaws-lambda-jni.linux-"
                + (System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64") + ".so";

        private FunctionHost host;

        /** It would unpack its native library in /tmp; on AWS that lies beside it. */
        @BeforeEach
        void start(@TempDir Path folder) throws Exception {
            Path library = folder.resolve(LIBRARY);
            try (InputStream in = AWSLambda.class.getResourceAsStream("/jni/" + LIBRARY)) {
                Files.copy(in, library);
            }
            stage.environment.putAll(Map.of(
                    "JAVA_TOOL_OPTIONS",
                    "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + library,
                    "LAMBDA_TASK_ROOT",
                    folder.toString(),
                    "AWS_LAMBDA_FUNCTION_NAME",
                    "sallyport",
                    "AWS_LAMBDA_FUNCTION_VERSION",
                    "1",
                    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                    "512",
                    "AWS_LAMBDA_LOG_GROUP_NAME",
                    "/aws/lambda/sallyport"));
            host = stage.start(new Program.Java(
                    Programs.classPath(), AWSLambda.class.getName(), List.of(ManagedHandler.class.getName())));
        }

        @AfterEach
        void close() {
            host.close();
        }

        @Test
        void whenItIsInvoked_thenItsHandlerLearnsWhatAwsWouldTellIt() throws Exception {
            Invocation invocation = host.begin(
                            "8f507cfc-xmpl-4697-b07a-ac58fc914c95",
                            Stage.ARN,
                            "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                            "{\"custom\":{\"k\":\"v\"}}")
                    .orElseThrow();
            JsonNode seen = Codec.read(Stage.whole(invocation), JsonNode.class);

            assertThat(seen.path("event").path("a").asInt()).isEqualTo(1);
            assertThat(seen.path("arn").asText()).isEqualTo(Stage.ARN);
            assertThat(seen.path("requestId").asText()).isEqualTo(invocation.requestId());
            assertThat(seen.path("memory").asInt()).isEqualTo(512);
            assertThat(seen.path("hasTime").asBoolean()).isTrue();
            assertThat(seen.path("client").path("k").asText()).isEqualTo("v");
            assertThat(Stage.log(invocation)).contains("handled");
        }

        @Test
        void whenItsHandlerThrows_thenTheCallFailsAndTheNextWorks() throws Exception {
            Failure failure = Stage.failure(Stage.invoke(host, "{\"fail\":true}"));

            assertThat(failure.type()).isEqualTo("Runtime.UserException");
            assertThat(failure.body())
                    .contains("\"errorMessage\":\"told to\"", "\"errorType\":\"java.lang.IllegalStateException\"");
            assertThat(Stage.whole(Stage.invoke(host, "{}"))).contains(Stage.ARN);
        }
    }
}
