package dev.sallyport.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.TestTopology;
import dev.sallyport.testkit.fixture.PolicyFolder;
import dev.sallyport.trust.PolicyFile;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustPolicies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each document in turn is left out, or allows everything. What that changes stands in {@code removed-layers.txt}: {@code
 * +} is allowed, {@code -} is not any more, and {@code !} is allowed to another account, with what is left to stop it.
 */
class RemovedLayersTest {

    private static final Topology TOPOLOGY = TestTopology.completed(Sandbox.defaultTopology());
    private static final Map<String, String> NO_VERSIONS =
            Doors.KEYS.stream().collect(Collectors.toMap(key -> key, key -> "A".repeat(32), (a, b) -> a, TreeMap::new));
    private static final Judge COMPLETE = new Judge(TOPOLOGY);
    private static final int SAMPLE = 16;

    private final Path folder = PolicyFolder.temporary();

    @AfterEach
    void delete() {
        PolicyFolder.delete(folder);
    }

    static List<Variant> variants() {
        return Variant.all(TOPOLOGY);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void whenALayerIsNotWhatItShouldBe_thenNoMoreChangesThanTheTableSays(Variant variant) throws Exception {
        Judge judge = judge(variant);
        Set<String> changes = new TreeSet<>();
        Doors.requests(NO_VERSIONS)
                .forEach(request -> change(judge, request)
                        .ifPresent(change -> changes.add(variant + " " + change + " " + request)));

        assertThat(changes)
                .isEqualTo(Table.of("removed-layers.txt").stream()
                        .filter(line -> line.startsWith(variant + " "))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void whenALayerIsNotWhatItShouldBe_thenTheSandboxSaysTheSame(Variant variant) throws Exception {
        Judge judge = judge(variant);
        Sandbox sandbox = Doors.builder().topology(TOPOLOGY).policies(folder).start();
        try (Bench bench = new Bench(sandbox, judge).withAll()) {
            for (Request request : sample(variant, judge, versions(variant, sandbox))) {
                assertThat(bench.bySandbox(request)).as(request.toString()).isEqualTo(bench.byEvaluator(request));
            }
        }
    }

    private Judge judge(Variant variant) throws IOException {
        return new Judge(TrustPolicies.read(variant.in(folder, TOPOLOGY), TOPOLOGY), Optional.of("1.3"));
    }

    /** Without the key's policy nobody writes anything. */
    private static Map<String, String> versions(Variant variant, Sandbox sandbox) {
        return variant.equals(new Variant(PolicyFile.A_KEY, false)) ? Map.of() : Doors.objects(sandbox);
    }

    private static Optional<String> change(Judge judge, Request request) {
        boolean before = COMPLETE.allows(request.who(), request.place(), request.wish());
        boolean after = judge.allows(request.who(), request.place(), request.wish());
        if (before == after) {
            return Optional.empty();
        }
        return Optional.of(before ? "-" : crosses(request) ? "!" : "+");
    }

    private static boolean crosses(Request request) {
        return request.wish().asked().stream().anyMatch(asked -> {
            String owner = Judge.owner(asked.resource(), request.who().account());
            return !owner.isEmpty() && !owner.equals(request.who().account());
        });
    }

    /** What changes, and as many again of what the layer refused and is refused all the same. */
    private static List<Request> sample(Variant variant, Judge judge, Map<String, String> versions) {
        List<Request> all = Doors.requests(versions).collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(all, new Random(4));
        List<Request> sample = new ArrayList<>(all.stream()
                .filter(request -> change(judge, request).isPresent())
                .toList());
        all.stream()
                .filter(request -> change(judge, request).isEmpty() && COMPLETE.asks(variant.file(), request))
                .limit(SAMPLE)
                .forEach(sample::add);
        assertThat(sample).hasSizeGreaterThanOrEqualTo(12);
        return sample;
    }
}
