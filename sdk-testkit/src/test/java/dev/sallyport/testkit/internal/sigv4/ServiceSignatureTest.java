package dev.sallyport.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.JsonService;
import dev.sallyport.testkit.internal.RunningFront;
import dev.sallyport.testkit.internal.SignedCall;
import dev.sallyport.testkit.internal.http.Listener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to services other than S3 that are signed well, badly, or changed on the way. */
class ServiceSignatureTest {

    @Nested
    class GivenAJsonService {

        private final AtomicInteger runs = new AtomicInteger();
        private RunningFront front;

        @BeforeEach
        void start() throws IOException {
            front = RunningFront.with(Listener.LAMBDA, new JsonService("lambda", (principal, request, response) -> {
                runs.incrementAndGet();
                response.body().write((principal + " ").getBytes(StandardCharsets.UTF_8));
                request.body().transferTo(response.body());
            }));
        }

        @AfterEach
        void stop() {
            front.close();
        }

        @Test
        void whenItIsSignedWell_thenTheServiceSeesTheRoleAndTheBody() throws IOException {
            assertThat(call().send().body()).isEqualTo("arn:aws:iam::111111111111:role/ec2-production {}");
        }

        @Test
        void whenThePathHasAnArn_thenItIsEncodedTwice() throws IOException {
            assertThat(call().to(
                                    "POST",
                                    "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A222222222222%3Afunction%3Aa%3Ab/x%2Fy")
                            .send()
                            .status())
                    .isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(ints = {-6, 6})
        void whenTheClocksAreTooFarApart_thenTheSignatureIsInvalid(int minutes) throws IOException {
            front.clock.ahead(Duration.ofMinutes(minutes));
            SignedCall.RawReply reply = call().send();
            assertThat(reply.error()).isEqualTo("403 InvalidSignatureException");
            assertThat(reply.body()).contains(minutes < 0 ? "Signature not yet current" : "Signature expired");
        }

        @ParameterizedTest
        @ValueSource(ints = {-4, 4})
        void whenTheClocksAreAlmostTooFarApart_thenItIsTaken(int minutes) throws IOException {
            front.clock.ahead(Duration.ofMinutes(minutes));
            assertThat(call().send().status()).isEqualTo(200);
        }

        @Test
        void whenTheBodyIsChanged_thenTheServiceNeverSeesIt() throws IOException {
            assertThat(call().changedBody(b -> "[]").send().error()).isEqualTo("403 InvalidSignatureException");
            assertThat(runs).hasValue(0);
        }

        private SignedCall call() {
            return new SignedCall(front, Listener.LAMBDA, "lambda", "us-east-1", front.principals.caller())
                    .to("POST", "/2015-03-31/functions/f/invocations")
                    .body("{}");
        }
    }

    @Nested
    class GivenSts {

        private static final String FORM = "Action=GetCallerIdentity&Version=2011-06-15";

        private RunningFront front;

        @BeforeEach
        void start() throws IOException {
            front = RunningFront.withPolicies();
        }

        @AfterEach
        void stop() {
            front.close();
        }

        @Test
        void whenAnotherActionIsAsked_thenItIsInvalid() throws IOException {
            assertThat(call().body("Action=ListRoles&Version=2011-06-15").send().error())
                    .isEqualTo("400 InvalidAction");
            assertThat(call().body("").send().error()).isEqualTo("400 MissingAction");
        }

        @Test
        void whenAGetIsPresigned_thenItIsAnswered() throws IOException {
            SignedCall.RawReply reply = new SignedCall(
                            front, Listener.STS, "sts", "us-east-1", front.principals.function())
                    .to("GET", "/")
                    .query("Action", "GetCallerIdentity")
                    .query("Version", "2011-06-15")
                    .presigned(Duration.ofMinutes(15))
                    .send();
            assertThat(reply.body())
                    .contains("<Arn>arn:aws:sts::222222222222:assumed-role/sallyport-function/sallyport</Arn>");
        }

        private SignedCall call() {
            return new SignedCall(front, Listener.STS, "sts", "ap-east-1", front.principals.caller())
                    .to("POST", "/")
                    .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                    .body(FORM);
        }
    }
}
