package dev.sallyport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Sha256;
import dev.sallyport.contract.Stage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads, and references to what is there already. */
final class GivenAPrivateBucketTest {

    private static final byte[] CONTENT = "CONTENTCANARY".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private WireMockServer bucket;
    private DocumentAnalyzer analyzer;

    @BeforeEach
    void start() {
        bucket = new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
        bucket.start();
        analyzer = Given.analyzer(
                URI.create("http://127.0.0.1:" + bucket.port()), TransportMode.STREAMING, Duration.ofSeconds(20));
        answers(aResponse().withStatus(200).withHeader("x-amz-version-id", "v7"));
    }

    @AfterEach
    void stop() {
        analyzer.close();
        bucket.stop();
    }

    private void answers(ResponseDefinitionBuilder response) {
        bucket.resetAll();
        bucket.stubFor(any(anyUrl()).willReturn(response));
    }

    private List<LoggedRequest> sent() {
        return bucket.getAllServeEvents().stream()
                .map(event -> event.getRequest())
                .toList();
    }

    private static SallyportException failing(Callable<?> work) {
        SallyportException failure = Objects.requireNonNull(catchThrowableOfType(SallyportException.class, work::call));
        assertThat(failure.paid()).isEqualTo(Paid.NO);
        Secrecy.check(failure);
        return failure;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("FILECANARY 貸款.pdf"), bytes);
    }

    @Test
    void whenAFileIsUploaded_thenItsVersionIsPinnedAndItsNameGoesNowhere() throws IOException {
        Document document = analyzer.documents().upload(file(CONTENT));
        assertThat(document.bucket()).isEqualTo("acme-private");
        assertThat(document.key()).matches("intake/[0-9a-f-]{36}");
        assertThat(document.versionId()).isEqualTo("v7");
        assertThat(document.size()).hasValue(CONTENT.length);
        assertThat(document.sha256()).contains(Sha256.hex(CONTENT));
        Secrecy.check(document);
        LoggedRequest put = sent().get(0);
        assertThat(put.getUrl()).startsWith("/acme-private/" + document.key());
        assertThat(put.getHeader("x-amz-expected-bucket-owner")).isEqualTo("111111111111");
        assertThat(put.getHeader("authorization")).contains("/ap-east-1/s3/aws4_request");
        assertThat(put.getHeaders().keys())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("encryption"));
        assertThat(put.toString()).doesNotContain("FILECANARY");
    }

    @Test
    void whenTwoFilesAreUploaded_thenTheirKeysDiffer() throws IOException {
        Path file = file(CONTENT);
        assertThat(analyzer.documents().upload(file).key())
                .isNotEqualTo(analyzer.documents().upload(file).key());
    }

    @Test
    void whenAStreamIsUploaded_thenItIsReadToItsEndAndNotClosed() {
        InputStream stream = new ByteArrayInputStream(CONTENT) {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };
        assertThat(analyzer.documents().upload(stream, CONTENT.length).sha256()).contains(Sha256.hex(CONTENT));
    }

    @Test
    void whenAStreamHasAnotherLength_thenNothingIsSent() {
        for (long length : new long[] {-1, CONTENT.length - 1, CONTENT.length + 1}) {
            assertThat(failing(() -> analyzer.documents().upload(new ByteArrayInputStream(CONTENT), length))
                            .code()
                            .name())
                    .isEqualTo("usage");
        }
        assertThat(sent()).isEmpty();
    }

    @Test
    void whenAFileIsMissingEmptyOrTooLarge_thenNothingIsSent() throws IOException {
        Path large = folder.resolve("large");
        try (var channel = FileChannel.open(large, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1]), Limits.DOCUMENT_BYTES);
        }
        document(failing(() -> analyzer.documents().upload(folder.resolve("FILECANARY"))), "document_missing");
        document(failing(() -> analyzer.documents().upload(folder)), "document_missing");
        document(failing(() -> analyzer.documents().upload(file(new byte[0]))), "document_empty");
        document(failing(() -> analyzer.documents().upload(large)), "document_too_large");
        assertThat(sent()).isEmpty();
    }

    private static void document(SallyportException failure, String code) {
        assertThat(failure).isInstanceOf(InvalidDocumentException.class);
        assertThat(failure.code().name()).isEqualTo(code);
        assertThat(failure.stage()).isEqualTo(Stage.UPLOAD);
    }

    @ParameterizedTest
    @CsvSource({"''", "null"})
    void whenTheBucketKeepsNoVersions_thenWhatWasWrittenIsNoDocument(String version) {
        answers(
                version.isEmpty()
                        ? aResponse().withStatus(200)
                        : aResponse().withStatus(200).withHeader("x-amz-version-id", version));
        document(failing(() -> analyzer.documents().upload(file(CONTENT))), "version_required");
    }

    @ParameterizedTest
    @CsvSource({"403,not_allowed", "404,not_allowed", "500,upload_failed", "503,throttled"})
    void whenS3Refuses_thenItIsNotRepeated(int status, String code) {
        answers(aResponse()
                .withStatus(status)
                .withBody("<Error><Code>SomeCode</Code><Message>CONTENTCANARY</Message></Error>"));
        SallyportException failure = failing(() -> analyzer.documents().upload(file(CONTENT)));
        assertThat(failure.code().name()).isEqualTo(code);
        assertThat(failure.stage()).isEqualTo(Stage.UPLOAD);
        assertThat(failure).hasMessageContaining("SomeCode");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void whenTheConnectionBreaks_thenTheUploadFailed() {
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        SallyportException failure = failing(() -> analyzer.documents().upload(file(CONTENT)));
        assertThat(failure.code().name()).isEqualTo("upload_failed");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void whenTheDoorLeadsToAPublicAddress_thenNothingIsConnectedTo() throws IOException {
        Path file = file(CONTENT);
        for (S3Path path : List.of(
                S3Path.vpce(URI.create("https://127.0.0.1:" + bucket.port())),
                S3Path.loopback(URI.create("http://203.0.113.7")))) {
            try (DocumentAnalyzer other = Given.builder(URI.create("http://127.0.0.1:9"), TransportMode.STREAMING)
                    .documents(Given.prefix(URI.create("http://127.0.0.1:9")).via(path))
                    .build()) {
                SallyportException failure = failing(() -> other.documents().upload(file));
                assertThat(failure.code().name()).isEqualTo("not_allowed");
                assertThat(sent()).isEmpty();
            }
        }
    }

    @Test
    void whenAnObjectIsThereAlready_thenNamingItSendsNothing() {
        Document document = analyzer.documents().at("intake/a b.pdf", "v1");
        assertThat(document.key()).isEqualTo("intake/a b.pdf");
        assertThat(document.size()).isEmpty();
        assertThat(sent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "intake-old/KEYCANARY",
        "intake/../KEYCANARY",
        "intake//KEYCANARY",
        "/intake/KEYCANARY",
        "intake/%2e%2e/KEYCANARY",
        "intake/",
        "other/KEYCANARY"
    })
    void whenAKeyIsNotUnderThePrefix_thenItIsRefused(String key) {
        SallyportException failure = failing(() -> analyzer.documents().at(key, "v1"));
        assertThat(failure).isInstanceOf(RefusedException.class);
        assertThat(failure.code().name()).isEqualTo("not_allowed");
        assertThat(failure.stage()).isEqualTo(Stage.GUARD);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "null"})
    void whenNoVersionIsNamed_thenThatIsRefused(String version) {
        assertThat(failing(() -> analyzer.documents().at("intake/KEYCANARY", version))
                        .code()
                        .name())
                .isEqualTo("version_required");
    }
}
