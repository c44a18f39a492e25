package dev.sallyport.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everybody asks for everything everywhere. What is to be allowed stands in {@code two-doors.txt}; the evaluator
 * and the sandbox each have to say the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoDoorsTest {

    private final Sandbox sandbox = Doors.builder().start();
    private final Judge judge = new Judge(sandbox.topology());
    private final Map<String, String> versions = Doors.objects(sandbox);
    private final Map<Who, Principal> principals = new LinkedHashMap<>();
    private final Set<String> allowed = allowed();

    @BeforeAll
    void signIn() {
        for (Who who : Who.values()) {
            principals.put(who, who.credentials(sandbox));
        }
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    Stream<Request> requests() {
        return Doors.requests(versions);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whenItIsAsked_thenEvaluatorAndSandboxSayWhatTheTableSays(Request request) throws Exception {
        Sdk sdk = new Sdk(request.place().of(sandbox.endpoints()), principals.get(request.who()));

        boolean byEvaluator = judge.allows(request.who(), request.place(), request.wish());
        boolean bySandbox = sdk.allows(request.wish());

        assertThat(Map.of("evaluator", byEvaluator, "sandbox", bySandbox))
                .containsEntry("evaluator", allowed.contains(request.toString()))
                .containsEntry("sandbox", allowed.contains(request.toString()));
    }

    @Test
    void whenTheyAreCounted_thenTheyAreManyAndTheTableNamesNoOther() {
        Set<String> all = requests().map(Request::toString).collect(Collectors.toSet());
        assertThat(all).hasSizeGreaterThan(200).containsAll(allowed);
    }

    private static Set<String> allowed() {
        try (InputStream table = TwoDoorsTest.class.getResourceAsStream("two-doors.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError("no table", e);
        }
    }
}
