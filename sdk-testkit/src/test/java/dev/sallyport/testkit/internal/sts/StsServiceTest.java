package dev.sallyport.testkit.internal.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.testkit.internal.RunningFront;
import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.iam.Session;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

class StsServiceTest {

    @Nested
    class GivenTheSandboxsPrincipals {

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
        void whenTheyAskWhoTheyAre_thenTheySeeTheirSession() {
            GetCallerIdentityResponse caller = identity(front.principals.caller());
            assertThat(caller.arn()).isEqualTo("arn:aws:sts::111111111111:assumed-role/ec2-production/sandbox");
            assertThat(caller.account()).isEqualTo("111111111111");
            assertThat(caller.userId()).matches("AROA[A-Z2-7]{16}:sandbox");
            assertThat(caller.responseMetadata().requestId()).isNotBlank();

            assertThat(identity(front.principals.function()).account()).isEqualTo("222222222222");
            assertThat(identity(front.principals.other()).arn()).contains("111111111111:assumed-role/other-role/");
            assertThat(identity(front.principals.stranger()).arn())
                    .isEqualTo("arn:aws:sts::333333333333:assumed-role/ec2-production/sandbox");
        }

        @Test
        void whenSomethingElseIsAsked_thenTheSdkSeesTheError() {
            try (StsClient sts = client(front.principals.caller())) {
                assertThatThrownBy(() -> sts.getSessionToken()).isInstanceOfSatisfying(StsException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
                    assertThat(e.requestId()).isNotBlank();
                });
            }
        }

        private GetCallerIdentityResponse identity(Session session) {
            try (StsClient sts = client(session)) {
                return sts.getCallerIdentity();
            }
        }

        private StsClient client(Session session) {
            return StsClient.builder()
                    .endpointOverride(front.uri(Listener.STS))
                    .region(Region.AP_EAST_1)
                    .credentialsProvider(RunningFront.credentials(session))
                    .httpClientBuilder(Apache5HttpClient.builder())
                    .build();
        }
    }
}
