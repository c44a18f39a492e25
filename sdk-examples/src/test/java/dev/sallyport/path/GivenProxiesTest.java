package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.examples.cli.Main;
import dev.sallyport.examples.cli.Typed;
import dev.sallyport.testkit.FunctionProgram;
import dev.sallyport.testkit.Sandbox;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** All ways in which a machine can say that connections are to go through a proxy: none is followed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenProxiesTest {

    private static final String EXAMPLE = WholePath.EXAMPLE.toAbsolutePath().toString();
    private static final String[] ANALYZE = {"analyze", "--json", "--fields", "applicant", EXAMPLE};

    private Sandbox sandbox;
    private Bystander proxy;

    @BeforeAll
    void start() {
        sandbox = Sandbox.start();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @BeforeEach
    void listen() throws IOException {
        proxy = new Bystander();
        sandbox.clearRequests();
    }

    @AfterEach
    void listenNoMore() throws IOException {
        proxy.close();
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        for (String name : List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "FTP_PROXY", "SOCKS_PROXY")) {
            variables.put(name, "http://127.0.0.1:" + proxy.port());
            variables.put(name.toLowerCase(Locale.ROOT), "http://127.0.0.1:" + proxy.port());
        }
        variables.put("NO_PROXY", "");
        variables.put("no_proxy", "");
        return variables;
    }

    private List<String> properties() {
        String port = String.valueOf(proxy.port());
        return List.of(
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=" + port,
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + port,
                "-Dftp.proxyHost=127.0.0.1",
                "-Dftp.proxyPort=" + port,
                // The JDK's own value would keep this machine's addresses from the proxy.
                "-Dhttp.nonProxyHosts=",
                "-Djava.net.useSystemProxies=true");
    }

    private static JsonNode json(ChildJvm.Ended ended) throws Exception {
        return Codec.read(ended.out(), JsonNode.class);
    }

    @Test
    void whenEnvironmentAndPropertiesNameOne_thenNothingOfACallGoesThere() throws Exception {
        ChildJvm.Ended ended = new ChildJvm(sandbox, properties(), Main.class, ANALYZE)
                .with(variables())
                .run();

        assertThat(ended.exit()).isZero();
        assertThat(json(ended).at("/value/applicant").textValue()).isEqualTo("Example Applicant");
        assertThat(sandbox.requests()).anyMatch(request -> request.action().equals("s3:PutObject"));
        assertThat(proxy.connections()).isZero();
    }

    @Test
    void whenTheseNamesAreFollowed_thenTheProxyIsConnectedTo() throws Exception {
        ChildJvm.Ended ended = new ChildJvm(sandbox, properties(), PlainGet.class, "http://192.0.2.1/").run();

        assertThat(ended.exit()).isZero();
        assertThat(proxy.connections()).isPositive();
    }

    /** What any other program does. */
    static final class PlainGet {
        private PlainGet() {}

        public static void main(String[] arguments) throws IOException {
            try {
                URI.create(arguments[0]).toURL().openStream().close();
            } catch (SocketException e) {
                // The proxy has hung up.
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-DsocksProxyHost=127.0.0.1", "-DsocksProxyHost=socks.example.com"})
    void whenAPropertyNamesASocksProxy_thenTheClientRefusesToStart(String property) throws Exception {
        ChildJvm.Ended ended =
                new ChildJvm(sandbox, List.of(property, "-DsocksProxyPort=" + proxy.port()), Main.class, ANALYZE).run();

        assertThat(ended.exit()).isEqualTo(3);
        assertRefused(json(ended));
        assertThat(sandbox.requests()).isEmpty();
        assertThat(proxy.connections()).isZero();
    }

    private static void assertRefused(JsonNode json) {
        assertThat(json.at("/error/code").textValue()).isEqualTo("not_allowed");
        assertThat(json.at("/error/stage").textValue()).isEqualTo("guard");
        assertThat(json.at("/error/paid").textValue()).isEqualTo("no");
        assertThat(json.at("/error/message").textValue()).contains("socksProxyHost", "ProxySelector");
    }

    @ParameterizedTest
    @EnumSource(value = Proxy.Type.class, mode = Mode.EXCLUDE, names = "DIRECT")
    void whenAProxySelectorNamesOne_thenTheClientRefusesToStart(Proxy.Type type) throws Exception {
        ProxySelector before = ProxySelector.getDefault();
        try (CommandLine line = new CommandLine(sandbox)) {
            ProxySelector.setDefault(
                    new Detour(new Proxy(type, new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port()))));
            Typed typed = line.run(ANALYZE);

            assertThat(typed.exit()).isEqualTo(3);
            assertRefused(typed.json());
        } finally {
            ProxySelector.setDefault(before);
        }
        assertThat(sandbox.requests()).isEmpty();
        assertThat(proxy.connections()).isZero();
    }

    @Test
    void whenTheFunctionsJvmHasThem_thenItFollowsNoneEither() throws Exception {
        List<Path> classPath = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .map(Path::of)
                .toList();
        FunctionProgram function =
                FunctionProgram.java(classPath, ProxiedFunction.class.getName(), String.valueOf(proxy.port()));
        try (Sandbox other = Sandbox.builder()
                        .topology(Topologies.presigned())
                        .function(function)
                        .start();
                CommandLine line = new CommandLine(other)) {
            Typed typed = line.run(ANALYZE);
            assertThat(typed.exit()).isZero();
            JsonNode document = typed.json().at("/documents/0");
            URI url = Signer.caller(other)
                    .url(
                            document.path("key").asText(),
                            document.path("versionId").asText());
            assertThat(line.run("analyze", "--json", "--fields", "applicant", "--presigned", url.toString())
                            .exit())
                    .isZero();
            assertThat(Stream.of("s3:GetObjectVersion", "bedrock:InvokeModelWithResponseStream"))
                    .allSatisfy(action -> assertThat(other.requests())
                            .anyMatch(request -> request.action().equals(action)));
        }
        assertThat(proxy.connections()).isZero();
    }

    /** A selector that an application, or its framework, has set for everything. */
    private static final class Detour extends ProxySelector {
        private final Proxy proxy;

        Detour(Proxy proxy) {
            this.proxy = proxy;
        }

        @Override
        public List<Proxy> select(URI uri) {
            return List.of(proxy);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {
            throw new IllegalStateException("nobody connects");
        }
    }
}
