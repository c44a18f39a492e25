package dev.sallyport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.Samples.Loan;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document that is named by a bearer secret. */
final class GivenAPresignedUrlTest {

    private static final Instant SIGNED = Instant.parse("2026-11-25T10:00:00Z");
    private static final URI URL =
            URI.create("https://acme-private.s3.ap-east-1.amazonaws.com/intake/KEYCANARY%20%2B+.pdf"
                    + "?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                    + "&X-Amz-Credential=ASIAIDCANARYEXAMPLE%2F20261125%2Fap-east-1%2Fs3%2Faws4_request"
                    + "&X-Amz-Date=20261125T100000Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host"
                    + "&X-Amz-Security-Token=TOKENCANARYTOKENCANARY&versionId=v1&x-id=GetObject"
                    + "&X-Amz-Signature=" + "0123456789abcdef".repeat(4));

    private FakeFunction function;

    @BeforeEach
    void start() {
        function = FakeFunction.start().replies(Invocation.Script.analysis(Samples.LOAN));
    }

    @AfterEach
    void stop() throws IOException {
        function.close();
    }

    private DocumentAnalyzer analyzer(Instant now, PresignedPolicy policy) {
        AnalyzerBuilder builder =
                Given.builder(function.uri(), TransportMode.STREAMING).clock(Clock.fixed(now, ZoneOffset.UTC));
        builder.presigned(policy);
        return builder.build();
    }

    private static <F extends SallyportException> F refused(Class<F> type, Callable<?> work) {
        F failure = Objects.requireNonNull(catchThrowableOfType(type, work::call));
        assertThat(failure.stage()).isEqualTo(Stage.GUARD);
        assertThat(failure.paid()).isEqualTo(Paid.NO);
        Secrecy.check(failure);
        return failure;
    }

    @Test
    void whenThereIsNoPolicy_thenItIsRefused() {
        try (DocumentAnalyzer analyzer =
                Given.builder(function.uri(), TransportMode.STREAMING).build()) {
            RefusedException failure =
                    refused(RefusedException.class, () -> analyzer.documents().presigned(URL));
            assertThat(failure.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
            assertThat(failure).hasMessageContaining("PresignedPolicy");
        }
    }

    @Test
    void whenThereIsAPolicy_thenItTravelsBesideTheVersionThatItIsPinnedTo() throws IOException {
        try (DocumentAnalyzer analyzer = analyzer(SIGNED, PresignedPolicy.shortLived())) {
            Document document = analyzer.documents().presigned(URL);
            analyzer.analyze(document, Loan.class);

            assertThat(document.key()).isEqualTo("intake/KEYCANARY ++.pdf");
            assertThat(document.versionId()).isEqualTo("v1");
            assertThat(document.presignedUrl()).contains(URL.toString());
            Secrecy.check(document);
            var reference = Objects.requireNonNull(
                            function.invocations().get(0).request().documents())
                    .get(0);
            assertThat(reference.key()).isEqualTo(document.key());
            assertThat(reference.presignedUrl()).isEqualTo(URL.toString());
            Secrecy.check(reference);
        }
    }

    @Test
    void whenItHasExpiredSinceItWasTaken_thenNothingIsSent() {
        Document document;
        try (DocumentAnalyzer analyzer = analyzer(SIGNED, PresignedPolicy.shortLived())) {
            document = analyzer.documents().presigned(URL);
        }
        try (DocumentAnalyzer later = analyzer(SIGNED.plusSeconds(300), PresignedPolicy.shortLived())) {
            RefusedException failure = refused(RefusedException.class, () -> later.analyze(document, Loan.class));
            assertThat(failure).hasMessageContaining("has expired");
        }
        assertThat(function.invocations()).isEmpty();
    }

    @Test
    void whenItWasSignedForLongerThanThePolicySays_thenItIsRefused() {
        PresignedPolicy shorter = PresignedPolicy.shortLived().longest(Duration.ofSeconds(299));
        try (DocumentAnalyzer analyzer = analyzer(SIGNED, shorter)) {
            assertThat(refused(
                            RefusedException.class, () -> analyzer.documents().presigned(URL)))
                    .hasMessageContaining("longer than 299 s");
        }
    }

    @Test
    void whenItNamesNoVersion_thenOneIsRequired() {
        URI unpinned = URI.create(URL.toString().replace("&versionId=v1", ""));
        try (DocumentAnalyzer analyzer = analyzer(SIGNED, PresignedPolicy.shortLived())) {
            assertThat(refused(
                                    InvalidDocumentException.class,
                                    () -> analyzer.documents().presigned(unpinned))
                            .code())
                    .isEqualTo(ErrorCode.VERSION_REQUIRED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT15M1S"})
    void whenThePolicyIsNonsense_thenItIsRefusedWhereItIsSet(Duration longest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PresignedPolicy.shortLived().longest(longest));
    }
}
