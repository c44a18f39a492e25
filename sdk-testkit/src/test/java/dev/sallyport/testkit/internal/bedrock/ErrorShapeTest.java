package dev.sallyport.testkit.internal.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.StandInModel.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;

/** Errors as they are on the wire. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorShapeTest {

    private static final String CONVERSE = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"four\"}]}]}";
    private static final String MESSAGES = "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":9,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"four\"}]}";

    private ModelSandbox model;

    @BeforeAll
    void start() {
        model = ModelSandbox.scripted();
    }

    @AfterAll
    void stop() {
        model.close();
    }

    @Nested
    class GivenAnErrorInPlaceOfAnAnswer {

        @ParameterizedTest
        @CsvSource({
            "ValidationException,400",
            "ServiceQuotaExceededException,400",
            "AccessDeniedException,403",
            "ResourceNotFoundException,404",
            "ModelTimeoutException,408",
            "ThrottlingException,429",
            "ModelNotReadyException,429",
            "InternalServerException,500",
            "ServiceUnavailableException,503"
        })
        void whenAModelIsRun_thenEveryOperationShowsItTheSameWay(String code, int status) throws Exception {
            for (String operation :
                    new String[] {"invoke", "invoke-with-response-stream", "converse", "converse-stream"}) {
                model.forget().answers(Answer.error(status, code, "in words"));
                RawCall.Response response = send(operation);
                assertThat(response.status()).isEqualTo(status);
                assertThat(response.header("x-amzn-errortype")).isEqualTo(code);
                assertThat(response.header("content-type")).isEqualTo("application/json");
                assertThat(response.header("x-amzn-requestid")).isNotEmpty();
                assertThat(response.json()).isEqualTo(ModelSandbox.parsed("{\"message\":\"in words\"}"));
            }
        }

        @ParameterizedTest
        @CsvSource({
            "ThrottlingException,429",
            "ModelTimeoutException,408",
            "ServiceQuotaExceededException,400",
            "InternalServerException,500"
        })
        void whenAnAnswerFailsInItsMiddleButIsSentWhole_thenItHasTheStatusOfItsCode(String code, int status)
                throws Exception {
            for (String operation : new String[] {"invoke", "converse"}) {
                model.forget().answers(Answer.text("abc").failAfter(2, code, "in words"));
                assertThat(send(operation).status()).isEqualTo(status);
            }
        }

        @Test
        void whenTheModelFails_thenItSaysWhichAndHow() throws Exception {
            model.forget().answers(Answer.error(424, "ModelErrorException", "in words"));
            ModelErrorException failure = (ModelErrorException) ModelSandbox.failure(() -> model.client()
                    .invokeModel(r -> r.modelId(model.sandbox().modelId()).body(SdkBytes.fromUtf8String(MESSAGES)))
                    .join());
            assertThat(failure.statusCode()).isEqualTo(424);
            assertThat(failure.originalStatusCode()).isEqualTo(500);
            assertThat(failure.resourceName()).isEqualTo(model.sandbox().modelId());
        }

        private RawCall.Response send(String operation) throws IOException, InterruptedException {
            return model.raw(operation).send(operation.startsWith("invoke") ? MESSAGES : CONVERSE);
        }
    }

    @Nested
    class GivenAnotherOperation {

        @ParameterizedTest
        @ValueSource(strings = {"/", "/model/x/think", "/model/x/converse/", "/model/converse", "/models"})
        void whenThereIsNone_thenItIsUnknown(String path) throws Exception {
            assertRefused(SdkHttpMethod.POST, path, 404, "UnknownOperationException");
        }

        @Test
        void whenTheMethodIsAnother_thenItIsUnknown() throws Exception {
            assertRefused(SdkHttpMethod.PUT, "/model/x/converse", 404, "UnknownOperationException");
        }

        @ParameterizedTest
        @CsvSource({
            "POST,/guardrail/g/version/1/apply",
            "POST,/model/x/invoke-with-bidirectional-stream",
            "POST,/async-invoke",
            "GET,/async-invoke",
            "GET,/async-invoke/a"
        })
        void whenTheSandboxHasntBuiltIt_thenItSaysSo(SdkHttpMethod method, String path) throws Exception {
            assertRefused(method, path, 501, "NotImplemented");
        }

        private void assertRefused(SdkHttpMethod method, String path, int status, String code) throws Exception {
            RawCall.Response response = model.raw("converse").to(method, path).send("{}");
            assertThat(response.status()).isEqualTo(status);
            assertThat(response.header("x-amzn-errortype")).isEqualTo(code);
            assertThat(response.json().fieldNames()).toIterable().containsExactly("message");
        }
    }

    @Nested
    class GivenInvokeModelsHeaders {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "X-Amzn-Bedrock-GuardrailIdentifier|g1|guardrail",
                    "X-Amzn-Bedrock-GuardrailVersion|1|guardrail",
                    "X-Amzn-Bedrock-Trace|ENABLED|guardrail",
                    "X-Amzn-Bedrock-PerformanceConfig-Latency|optimized|not supported for",
                    "X-Amzn-Bedrock-PerformanceConfig-Latency|fast|Latency performance configuration",
                    "X-Amzn-Bedrock-Service-Tier|flex|service tier provided is invalid",
                    "X-Amzn-Bedrock-Service-Tier|cheap|service tier provided is invalid"
                })
        void whenTheyAskForWhatTheSandboxDoesntDo_thenItIsAValidationException(
                String header, String value, String message) throws Exception {
            RawCall.Response response =
                    model.raw("invoke").header(header, value).send(MESSAGES);
            assertThat(response.status()).isEqualTo(400);
            assertThat(response.header("x-amzn-errortype")).isEqualTo("ValidationException");
            assertThat(response.json().path("message").asText()).contains(message);
        }

        @ParameterizedTest
        @CsvSource({
            "X-Amzn-Bedrock-Trace,DISABLED",
            "X-Amzn-Bedrock-PerformanceConfig-Latency,standard",
            "X-Amzn-Bedrock-Service-Tier,default"
        })
        void whenTheyAskForTheUsual_thenTheyAreAccepted(String header, String value) throws Exception {
            model.forget().answers(Answer.text("ok"));
            assertThat(model.raw("invoke").header(header, value).send(MESSAGES).status())
                    .isEqualTo(200);
        }
    }
}
