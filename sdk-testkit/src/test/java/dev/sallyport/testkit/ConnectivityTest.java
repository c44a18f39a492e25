package dev.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.testkit.fixture.Clients;
import dev.sallyport.testkit.fixture.PolicyFolder;
import dev.sallyport.testkit.fixture.Programs;
import dev.sallyport.trust.PolicyFile;
import dev.sallyport.trust.SecurityGroup;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

@Timeout(60)
class ConnectivityTest {

    private static final Topology TOPOLOGY = DefaultNames.completed(DefaultNames.topology());

    private final Path folder = PolicyFolder.temporary();

    @AfterEach
    void delete() {
        PolicyFolder.delete(folder);
    }

    private static Sandbox sandbox(PolicyFolder documents, Path folder) {
        return Sandbox.builder()
                .topology(TOPOLOGY)
                .policies(documents.in(folder))
                .function(Programs.testFunction())
                .start();
    }

    private static void invoke(Sandbox sandbox, URI endpoint) {
        try (LambdaAsyncClient lambda = Clients.lambda(endpoint, sandbox.caller())) {
            lambda.invoke(r -> r.functionName(sandbox.aliasArn()).invocationType(InvocationType.DRY_RUN))
                    .join();
        }
    }

    private static void assertOthersAnswer(Sandbox sandbox) throws Exception {
        Endpoints endpoints = sandbox.endpoints();
        for (URI endpoint : List.of(
                endpoints.lambda(), endpoints.s3(), endpoints.s3FromB(), endpoints.sts(), endpoints.bedrockRuntime())) {
            assertThat(status(endpoint)).isEqualTo(403);
        }
    }

    private static int status(URI endpoint) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(endpoint)
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Nested
    class GivenASecurityGroupThatDoesNotAdmitTheApplication {
        private final Sandbox sandbox = sandbox(
                PolicyFolder.of(TOPOLOGY).with(PolicyFile.A_LAMBDA_SECURITY_GROUP, admitting("sg-0123456789abcdef0")),
                folder);

        @AfterEach
        void close() {
            sandbox.close();
        }

        @Test
        void whenTheApplicationConnects_thenItIsNotAnswered() {
            assertThatThrownBy(() -> invoke(sandbox, sandbox.endpoints().lambdaVpc()))
                    .cause()
                    .isInstanceOf(SdkClientException.class);
            assertThat(sandbox.requests()).isEmpty();
        }

        @Test
        void whenOthersAreAsked_thenTheyAnswerAsEver() throws Exception {
            assertThatThrownBy(() -> invoke(sandbox, sandbox.endpoints().lambda()))
                    .cause()
                    .isInstanceOfSatisfying(
                            AwsServiceException.class,
                            e -> assertThat(e.statusCode()).isEqualTo(403));
            assertOthersAnswer(sandbox);
            assertThat(status(sandbox.endpoints().stsFromB())).isEqualTo(403);
        }
    }

    @Nested
    class GivenNoSecurityGroup {
        @Test
        void whenTheApplicationConnects_thenItIsNotAnswered() {
            try (Sandbox sandbox =
                    sandbox(PolicyFolder.of(TOPOLOGY).without(PolicyFile.A_LAMBDA_SECURITY_GROUP), folder)) {
                assertThatThrownBy(() -> invoke(sandbox, sandbox.endpoints().lambdaVpc()))
                        .cause()
                        .isInstanceOf(SdkClientException.class);
            }
        }
    }

    @Nested
    class GivenASecurityGroupThatAdmitsTheApplication {
        @Test
        void whenTheApplicationConnects_thenItIsLetThrough() {
            try (Sandbox sandbox = sandbox(
                    PolicyFolder.of(TOPOLOGY).with(PolicyFile.A_LAMBDA_SECURITY_GROUP, admitting(SecurityGroup.APP)),
                    folder)) {
                invoke(sandbox, sandbox.endpoints().lambdaVpc());
                assertThat(sandbox.requests()).hasSize(1);
            }
        }
    }

    @Nested
    class GivenNobodyInBNeedsSts {
        @Test
        void whenStsIsAskedFromThere_thenItDoesNotAnswerAndOthersDo() throws Exception {
            Topology topology = new Topology(
                    TOPOLOGY.partition(),
                    TOPOLOGY.a(),
                    TOPOLOGY.b(),
                    TOPOLOGY.callers(),
                    new Topology.Options(false, false, false, "streaming"),
                    TOPOLOGY.residency());
            try (Sandbox sandbox = Sandbox.builder()
                    .topology(topology)
                    .function(Programs.testFunction())
                    .start()) {
                assertThatThrownBy(() -> status(sandbox.endpoints().stsFromB())).isInstanceOf(IOException.class);
                assertOthersAnswer(sandbox);
                invoke(sandbox, sandbox.endpoints().lambdaVpc());
            }
        }
    }

    private static String admitting(String group) {
        return "{\"GroupName\":\"sallyport-lambda\",\"Description\":\"d\",\"IpPermissions\":[{\"IpProtocol\":\"tcp\","
                + "\"FromPort\":443,\"ToPort\":443,\"UserIdGroupPairs\":[{\"GroupId\":\"" + group
                + "\"}]}],\"IpPermissionsEgress\":[]}";
    }
}
