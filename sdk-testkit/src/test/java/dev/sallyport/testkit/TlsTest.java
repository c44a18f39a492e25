package dev.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.testkit.fixture.EventLoops;
import dev.sallyport.testkit.fixture.Programs;
import dev.sallyport.testkit.fixture.TrustedAuthority;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;

@Timeout(60)
class TlsTest {

    @Nested
    class GivenASandboxWithTls {
        private final Sandbox sandbox =
                Sandbox.builder().tls().function(Programs.testFunction()).start();
        private final CertificateAuthority authority =
                sandbox.certificateAuthority().orElseThrow();

        @AfterEach
        void close() {
            sandbox.close();
        }

        @Test
        void whenAClientDoesNotTrustItsAuthority_thenThereIsNoConnection() {
            assertThatThrownBy(() -> HttpClient.newHttpClient()
                            .send(request(sandbox.endpoints().sts()), HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(SSLHandshakeException.class);
        }

        @Test
        void whenAClientTrustsIt_thenItSpeaksEitherVersionOfHttp() throws Exception {
            for (HttpClient.Version version : HttpClient.Version.values()) {
                HttpClient client = HttpClient.newBuilder()
                        .version(version)
                        .sslContext(TrustedAuthority.context(authority))
                        .build();
                HttpResponse<String> response = client.send(
                        request(sandbox.endpoints().bedrockRuntime()), HttpResponse.BodyHandlers.ofString());
                assertThat(response.version()).isEqualTo(version);
                assertThat(response.statusCode()).isEqualTo(403);
            }
        }

        @Test
        void whenItIsReachedByTheMachinesName_thenTheCertificateHolds() throws Exception {
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(TrustedAuthority.context(authority))
                    .build();
            URI byName = URI.create(sandbox.endpoints().lambda().toString().replace("127.0.0.1", "localhost"));

            assertThat(client.send(request(byName), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(403);
        }

        @Test
        void whenTheSdkUsesS3_thenAnUnsignedTrailerCarriesTheChecksum() throws Exception {
            try (SdkAsyncHttpClient http = http();
                    S3AsyncClient s3 = S3AsyncClient.builder()
                            .endpointOverride(sandbox.endpoints().s3())
                            .region(Region.of(sandbox.topology().a().region()))
                            .credentialsProvider(credentials(sandbox.caller()))
                            .httpClient(http)
                            .build()) {
                String key = sandbox.prefix() + "form.txt";
                s3.putObject(r -> r.bucket(sandbox.bucket()).key(key), AsyncRequestBody.fromString("hello"))
                        .join();
                assertThat(s3.getObject(r -> r.bucket(sandbox.bucket()).key(key), AsyncResponseTransformer.toBytes())
                                .join()
                                .asUtf8String())
                        .isEqualTo("hello");
            }
        }

        @Test
        void whenTheSdkInvokesTheFunction_thenItAnswers() throws Exception {
            try (SdkAsyncHttpClient http = http();
                    LambdaAsyncClient lambda = LambdaAsyncClient.builder()
                            .endpointOverride(sandbox.endpoints().lambdaVpc())
                            .region(Region.US_EAST_1)
                            .credentialsProvider(credentials(sandbox.caller()))
                            .httpClient(http)
                            .build()) {
                assertThat(lambda.invoke(r -> r.functionName(sandbox.aliasArn())
                                        .payload(SdkBytes.fromUtf8String("{\"do\":\"echo\"}")))
                                .join()
                                .payload()
                                .asUtf8String())
                        .isEqualTo("{\"do\":\"echo\"}");
            }
        }

        @Test
        void whenTheSdkCallsTheModel_thenItDoesSoByHttp2() throws Exception {
            try (SdkAsyncHttpClient http = http();
                    BedrockRuntimeAsyncClient bedrock = BedrockRuntimeAsyncClient.builder()
                            .endpointOverride(sandbox.endpoints().bedrockRuntime())
                            .region(Region.US_EAST_1)
                            .credentialsProvider(credentials(sandbox.function()))
                            .httpClient(http)
                            .build()) {
                String body = "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":9,"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
                assertThat(bedrock.invokeModel(r -> r.modelId(sandbox.modelId()).body(SdkBytes.fromUtf8String(body)))
                                .join()
                                .body()
                                .asUtf8String())
                        .contains("\"role\":\"assistant\"");
            }
        }

        @Test
        void whenItIsClosed_thenItsFilesAreGone() throws Exception {
            assertThat(authority.trustStore()).exists();
            try (InputStream pem = Files.newInputStream(authority.pem())) {
                assertThat(CertificateFactory.getInstance("X.509").generateCertificate(pem))
                        .isEqualTo(authority.certificate());
            }

            sandbox.close();

            assertThat(authority.pem().getParent()).doesNotExist();
        }

        private SdkAsyncHttpClient http() throws Exception {
            return EventLoops.netty()
                    .tlsTrustManagersProvider(() -> TrustedAuthority.managers(authority))
                    .build();
        }
    }

    @Nested
    class GivenASandboxWithoutTls {
        @Test
        void whenItIsAsked_thenThereIsNobodyToTrust() {
            try (Sandbox sandbox =
                    Sandbox.builder().function(Programs.testFunction()).start()) {
                assertThat(sandbox.certificateAuthority()).isEmpty();
                assertThat(sandbox.endpoints().s3()).hasScheme("http");
            }
        }
    }

    private static HttpRequest request(URI endpoint) {
        return HttpRequest.newBuilder(endpoint)
                .POST(HttpRequest.BodyPublishers.ofString("{}", StandardCharsets.UTF_8))
                .build();
    }

    private static StaticCredentialsProvider credentials(Principal principal) {
        return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                principal.accessKeyId(), principal.secretAccessKey(), principal.sessionToken()));
    }
}
