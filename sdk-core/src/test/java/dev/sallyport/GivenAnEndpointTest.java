package dev.sallyport;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.sallyport.Samples.Loan;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the client connects to, and where never. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
final class GivenAnEndpointTest {

    private FakeFunction function;

    @BeforeEach
    void start() {
        function = FakeFunction.start().replies(Invocation.Script.analysis(Samples.LOAN));
    }

    @AfterEach
    void stop() throws IOException {
        function.close();
    }

    private static DocumentAnalyzer analyzer(Endpoint endpoint) {
        return Given.builder(URI.create("http://127.0.0.1:9"), TransportMode.STREAMING)
                .endpoint(endpoint)
                .defaults(options -> options.deadline(Duration.ofSeconds(20)))
                .build();
    }

    private static SallyportException failing(DocumentAnalyzer analyzer) {
        return Objects.requireNonNull(catchThrowableOfType(
                SallyportException.class, () -> analyzer.analyze(Given.document(analyzer), Loan.class)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://203.0.113.7",
                "https://[2001:db8::1]",
                "https://169.254.169.254",
                "https://0.0.0.0",
                "https://localhost",
                "https://127.0.0.1"
            })
    void whenItLeadsElsewhereThanToAPrivateAddress_thenNothingIsConnectedTo(String uri) {
        int port = function.uri().getPort();
        try (DocumentAnalyzer analyzer = analyzer(Endpoint.vpce(uri + ":" + port))) {
            SallyportException failure = failing(analyzer);
            assertThat(failure.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
            assertThat(failure.stage()).isEqualTo(Stage.GUARD);
            assertThat(failure.paid()).isEqualTo(Paid.NO);
            assertThat(function.invocations()).isEmpty();
        }
    }

    @Test
    void whenALoopbackEndpointLeadsToAPrivateAddress_thenNothingIsConnectedTo() {
        try (DocumentAnalyzer analyzer = analyzer(Endpoint.loopback(URI.create("http://10.0.0.1:80")))) {
            assertThat(failing(analyzer).code()).isEqualTo(ErrorCode.NOT_ALLOWED);
        }
    }

    @Test
    void whenARangeIsAllowedByName_thenItsAddressesAreConnectedToButTheirCertificateHasToBeRight() {
        WireMockServer stranger = new WireMockServer(
                wireMockConfig().dynamicPort().dynamicHttpsPort().bindAddress("127.0.0.1"));
        stranger.start();
        Endpoint endpoint =
                Endpoint.vpce("https://127.0.0.1:" + stranger.httpsPort()).allowing("127.0.0.0/8");
        try (DocumentAnalyzer analyzer = analyzer(endpoint)) {
            SallyportException failure = failing(analyzer);
            assertThat(failure.code()).isEqualTo(ErrorCode.NO_REPLY);
            assertThat(failure).hasMessageContaining("can't be reached");
            assertThat(failure.paid()).isEqualTo(Paid.NO);
            assertThat(stranger.getAllServeEvents()).isEmpty();
        } finally {
            stranger.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void whenTheJvmHasAnHttpProxy_thenItIsUsedNeitherForCallsNorForUploads(String scheme) throws IOException {
        try (FakeFunction proxy = FakeFunction.start()) {
            System.setProperty(scheme + ".proxyHost", "127.0.0.1");
            System.setProperty(scheme + ".proxyPort", String.valueOf(proxy.uri().getPort()));
            System.setProperty("http.nonProxyHosts", "");
            try (DocumentAnalyzer analyzer = analyzer(Endpoint.loopback(function.uri()))) {
                analyzer.analyze(Given.document(analyzer), Loan.class);
                assertThat(catchThrowableOfType(
                                SallyportException.class,
                                () -> analyzer.documents().upload(new ByteArrayInputStream(new byte[] {1}), 1)))
                        .isNotNull();
            } finally {
                System.clearProperty(scheme + ".proxyHost");
                System.clearProperty(scheme + ".proxyPort");
                System.clearProperty("http.nonProxyHosts");
            }
            assertThat(proxy.invocations()).isEmpty();
            assertThat(function.invocations()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://203.0.113.7", "https://169.254.169.254", "https://[64:ff9b::a00:1]", "https://0.0.0.0"})
    void whenTheBucketsEndpointLeadsElsewhere_thenNothingIsUploaded(String uri) {
        try (DocumentAnalyzer analyzer = Given.builder(function.uri(), TransportMode.STREAMING)
                .documents(Given.prefix(function.uri()).via(S3Path.vpce(URI.create(uri + ":443"))))
                .build()) {
            SallyportException failure = Objects.requireNonNull(catchThrowableOfType(
                    SallyportException.class,
                    () -> analyzer.documents().upload(new ByteArrayInputStream(new byte[] {1}), 1)));
            assertThat(failure.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
            assertThat(failure.paid()).isEqualTo(Paid.NO);
        }
    }

    @Test
    void whenTheJvmHasASocksProxy_thenNoAnalyzerIsBuilt() {
        System.setProperty("socksProxyHost", "127.0.0.1");
        try {
            refused();
        } finally {
            System.clearProperty("socksProxyHost");
        }
    }

    @Test
    void whenAProxySelectorSendsSocketsElsewhere_thenNoAnalyzerIsBuilt() {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new Elsewhere());
        try {
            refused();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static void refused() {
        RefusedException failure = Objects.requireNonNull(catchThrowableOfType(
                RefusedException.class, () -> analyzer(Endpoint.loopback(URI.create("http://127.0.0.1:9")))));
        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(failure.requestId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://vpce-1.lambda.us-east-1.vpce.amazonaws.com",
                "https://user@vpce-1.lambda.us-east-1.vpce.amazonaws.com",
                "https://vpce-1.lambda.us-east-1.vpce.amazonaws.com/path",
                "https://vpce-1.lambda.us-east-1.vpce.amazonaws.com?query",
                "https:///"
            })
    void whenItIsNoPlainHttpsAddress_thenItIsRefusedWhereItIsSet(String uri) {
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoint.vpce(URI.create(uri)));
        assertThatIllegalArgumentException().isThrownBy(() -> S3Path.vpce(URI.create(uri)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport",
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport:7",
                "arn:aws:lambda:us-east-1:222222222222:function:sallyport:$LATEST",
                "sallyport"
            })
    void whenTheFunctionIsNoAlias_thenItIsRefusedWhereItIsSet(String arn) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DocumentAnalyzer.builder().function(arn));
    }

    @Test
    void whenSomethingRequiredIsMissing_thenTheMessageNamesIt() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DocumentAnalyzer.builder().build())
                .withMessageContaining("function");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> DocumentAnalyzer.builder().function(Given.ALIAS).build())
                .withMessageContaining("endpoint");
        assertThatIllegalStateException()
                .isThrownBy(() -> DocumentAnalyzer.builder()
                        .function(Given.ALIAS)
                        .endpoint(Endpoint.privateDns())
                        .documents(
                                ApprovedPrefix.of("s3://acme-private/intake/").region("ap-east-1"))
                        .build())
                .withMessageContaining("owner");
    }

    @Test
    void whenAnAnalyzerIsBuilt_thenNothingIsConnectedToAndNobodyIsAsked() {
        DocumentAnalyzer.builder()
                .function(Given.ALIAS)
                .endpoint(Endpoint.loopback(function.uri()))
                .documents(Given.prefix(function.uri()))
                .credentials(() -> {
                    throw new IllegalStateException("asked");
                })
                .build()
                .close();
        assertThat(function.invocations()).isEmpty();
    }

    private static final class Elsewhere extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            return List.of(new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("127.0.0.1", 9)));
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {
            throw new IllegalStateException("nobody connects");
        }
    }
}
