package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.TransportMode;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.testkit.FunctionProgram;
import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.StandInModel;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;

/** In real time, since it is the clients' own timeouts that are on trial. */
@Tag("soak")
class GivenAModelOf45SecondsTest {

    private static final StandInModel SLOW =
            body -> StandInModel.Answer.text(ScriptedModel.ANSWER).after(Duration.ofSeconds(45));

    record Form(String applicant) {}

    @ParameterizedTest
    @EnumSource(TransportMode.class)
    void whenOurClientCalls_thenTheFunctionRunsOnce(TransportMode transport) {
        try (Sandbox sandbox = Sandbox.builder().model(SLOW).start();
                DocumentAnalyzer analyzer =
                        SandboxClient.builder(sandbox).transport(transport).build()) {
            byte[] text = "Applicant: Example Applicant\n".getBytes(StandardCharsets.UTF_8);
            Document form = analyzer.documents().upload(new ByteArrayInputStream(text), text.length);

            assertThat(analyzer.analyze(form, Form.class).value().applicant()).isEqualTo("Example Applicant");

            assertThat(sandbox.invocations()).isEqualTo(1);
            assertThat(sandbox.modelRuns()).isEqualTo(1);
        }
    }

    @Test
    void whenTheBareSdkCalls_thenItGivesUpAfterTheFunctionRanFourTimes() {
        try (Sandbox sandbox = Sandbox.builder()
                        .function(FunctionProgram.inProcess((arn, payload, reply) -> thinking()))
                        .start();
                LambdaAsyncClient bare = bare(sandbox)) {
            Throwable failure = catchThrowable(() -> bare.invoke(
                            call -> call.functionName(sandbox.aliasArn()).payload(SdkBytes.fromUtf8String("{}")))
                    .join());

            assertThat(failure).isNotNull();
            assertThat(sandbox.invocations()).isEqualTo(4);
        }
    }

    private static void thinking() {
        try {
            assertThat(new CountDownLatch(1).await(45, TimeUnit.SECONDS)).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static LambdaAsyncClient bare(Sandbox sandbox) {
        Principal caller = sandbox.caller();
        return LambdaAsyncClient.builder()
                .endpointOverride(sandbox.endpoints().lambdaVpc())
                .region(Region.of(sandbox.topology().b().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        caller.accessKeyId(), caller.secretAccessKey(), caller.sessionToken())))
                .overrideConfiguration(all -> all.apiCallTimeout(Duration.ofMinutes(14)))
                .build();
    }
}
