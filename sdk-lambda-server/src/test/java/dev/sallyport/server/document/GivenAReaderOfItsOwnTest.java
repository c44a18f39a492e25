package dev.sallyport.server.document;

import static dev.sallyport.server.document.LocalEndpoint.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.ObjectSource.PinnedVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;

@Timeout(60)
class GivenAReaderOfItsOwnTest {

    private LocalEndpoint endpoint;
    private S3AsyncClient client;

    @BeforeEach
    void open() throws IOException {
        endpoint = new LocalEndpoint();
        client = S3AsyncClient.builder()
                .region(Region.AP_EAST_1)
                .endpointOverride(endpoint.uri())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        endpoint.close();
    }

    private final DocumentReader reader = new DocumentReader("arn:aws:iam::222222222222:role/reader", "s-1");

    private Refusal refused(Identities identities) {
        S3Objects other = new S3Objects(client, "111111111111", identities, S3ObjectsTest.PRESIGNED);
        return catchThrowableOfType(Refusal.class, () -> read(other));
    }

    private void read(S3Objects other) throws Refusal {
        other.read(
                List.of(new PinnedVersion(0, "acme-private", "intake/a.pdf", "v", null)),
                reader,
                1_000,
                Budget.of(Duration.ofSeconds(20), System::nanoTime));
    }

    @Test
    void whenADocumentIsRead_thenItsCredentialsAreUsedAndNotTheFunctionsOwn() throws Refusal {
        endpoint.answer = exchange -> send(exchange, 200, new byte[1]);

        Identities readers = (who, version, budget) -> {
            assertThat(who).isEqualTo(reader);
            return CompletableFuture.completedFuture(Optional.of(StaticCredentialsProvider.create(
                    AwsSessionCredentials.create("readers-id", "readers-secret", "readers-token"))));
        };
        read(new S3Objects(client, "111111111111", readers, S3ObjectsTest.PRESIGNED));

        assertThat(endpoint.requests).singleElement().satisfies(exchange -> {
            assertThat(exchange.getRequestHeaders().getFirst("Authorization")).contains("Credential=readers-id/");
            assertThat(exchange.getRequestHeaders().getFirst("X-Amz-Security-Token"))
                    .isEqualTo("readers-token");
        });
    }

    @Test
    void whenItCantBeAssumed_thenNothingIsRead() {
        Refusal reason = Refusal.ofDocument(0, ErrorCode.MISCONFIGURED, Stage.DOCUMENT, "No.");

        assertThat(refused((who, version, budget) -> CompletableFuture.failedFuture(reason)))
                .isSameAs(reason);
        assertThat(endpoint.requests).isEmpty();
    }

    @Test
    void whenTheFunctionHasNoWayToAssumeIt_thenItsOwnRoleReadsNothing() {
        assertThat(refused(Identities.OWN).code()).isEqualTo(ErrorCode.MISCONFIGURED);
        assertThat(endpoint.requests).isEmpty();
    }
}
