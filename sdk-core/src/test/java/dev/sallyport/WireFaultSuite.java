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
import dev.sallyport.Samples.Loan;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults of the wire as somebody else simulates them, against the unmodified SDK. */
abstract class WireFaultSuite {

    private static final WireMockServer WIRE = new WireMockServer(
            wireMockConfig().dynamicPort().bindAddress("127.0.0.1").disableRequestJournal());

    private DocumentAnalyzer analyzer;

    abstract TransportMode mode();

    @BeforeAll
    static void listen() {
        WIRE.start();
    }

    @AfterAll
    static void hangUp() {
        WIRE.stop();
    }

    @BeforeEach
    void start() {
        analyzer = Given.analyzer(URI.create("http://127.0.0.1:" + WIRE.port()), mode(), Duration.ofSeconds(20));
    }

    @AfterEach
    void stop() {
        analyzer.close();
    }

    private SallyportException failing(ResponseDefinitionBuilder response) {
        WIRE.resetAll();
        WIRE.stubFor(any(anyUrl()).willReturn(response));
        SallyportException failure = Objects.requireNonNull(catchThrowableOfType(
                SallyportException.class, () -> analyzer.analyze(Given.document(analyzer), Loan.class)));
        Secrecy.check(failure);
        return failure;
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whenTheWireBreaks_thenThereIsNoReply(Fault fault) {
        SallyportException failure = failing(aResponse().withFault(fault));
        assertThat(failure.code()).isEqualTo(ErrorCode.NO_REPLY);
        assertThat(failure.paid()).isEqualTo(Paid.UNKNOWN);
    }

    @Test
    void whenTheReplyComesAfterTheDeadline_thenItIsNotWaitedFor() {
        analyzer.close();
        analyzer = Given.analyzer(URI.create("http://127.0.0.1:" + WIRE.port()), mode(), Duration.ofMillis(300));
        SallyportException failure = failing(aResponse().withStatus(200).withFixedDelay(3_000));
        assertThat(failure.code()).isEqualTo(ErrorCode.NO_REPLY);
        assertThat(failure).hasMessageContaining("deadline");
    }

    @Test
    void whenTheReplyDribbles_thenTheDeadlineHoldsForAllOfIt() {
        analyzer.close();
        analyzer = Given.analyzer(URI.create("http://127.0.0.1:" + WIRE.port()), mode(), Duration.ofMillis(300));
        SallyportException failure =
                failing(aResponse().withStatus(200).withBody("{\"event\":").withChunkedDribbleDelay(5, 3_000));
        assertThat(failure.code()).isEqualTo(ErrorCode.NO_REPLY);
    }

    @Test
    void whenTheReplyIsEmpty_thenThereIsNoReply() {
        assertThat(failing(aResponse().withStatus(200)).code()).isEqualTo(ErrorCode.NO_REPLY);
    }

    @Test
    void whenTheReplyIsMalformed_thenThereIsNoReply() {
        assertThat(failing(aResponse().withStatus(200).withBody("<html>CONTENTCANARY</html>"))
                        .code())
                .isEqualTo(ErrorCode.NO_REPLY);
    }

    @ParameterizedTest
    @CsvSource({
        "400,no",
        "403,no",
        "404,no",
        "413,no",
        "418,no",
        "429,no",
        "500,unknown",
        "502,unknown",
        "503,unknown",
        "504,unknown"
    })
    void whenThereIsAnErrorPageInstead_thenItsStatusSaysWhatIsCertain(int status, String paid) {
        SallyportException failure = failing(aResponse().withStatus(status).withBody("<html>CONTENTCANARY</html>"));
        assertThat(failure.paid().wireName()).isEqualTo(paid);
        assertThat(failure).hasMessageContaining(String.valueOf(status));
    }
}
