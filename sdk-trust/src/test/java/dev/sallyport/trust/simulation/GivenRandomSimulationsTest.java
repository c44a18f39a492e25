package dev.sallyport.trust.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.trust.iam.Layer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The generator rolls enough of everything; otherwise engines that agree would prove nothing. */
class GivenRandomSimulationsTest {

    private static final Coverage COVERAGE = new Coverage();

    @BeforeAll
    static void count() {
        RandomSimulations.ALL.forEach(simulation -> COVERAGE.add(simulation, simulation.ours()));
    }

    @Test
    void whenTheyAreJudged_thenEveryAnswerIsCommon() {
        int all = RandomSimulations.ALL.size();
        assertThat(COVERAGE.of("decision ALLOWED")).isBetween(all / 4, all * 3 / 4);
        assertThat(COVERAGE.of("decision EXPLICITLY_DENIED")).isGreaterThan(all / 8);
        assertThat(COVERAGE.of("decision IMPLICITLY_DENIED")).isGreaterThan(all / 8);
    }

    @ParameterizedTest
    @EnumSource(Layer.class)
    void whenTheyAreJudged_thenEveryLayerDecides(Layer layer) {
        assertThat(COVERAGE.of("refused by " + layer)).isGreaterThanOrEqualTo(50);
        assertThat(COVERAGE.of(layer + " DENIES")).isGreaterThanOrEqualTo(50);
    }

    @ParameterizedTest
    @EnumSource(value = Layer.class, names = "RCP", mode = EnumSource.Mode.EXCLUDE)
    void whenTheyAreJudged_thenEveryLayerThatCanAllowDoesSoOften(Layer layer) {
        assertThat(COVERAGE.of(layer + " ALLOWS")).isGreaterThanOrEqualTo(200);
        assertThat(COVERAGE.of(layer + " SILENT")).isGreaterThanOrEqualTo(25);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void whenTheyAreRolled_thenEveryOperatorMeetsItsKeyAndMissesIt(String operator) {
        assertThat(COVERAGE.of(operator + ", key present")).isGreaterThanOrEqualTo(20);
        assertThat(COVERAGE.of(operator + ", key absent")).isGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "principal RoleSession",
                "principal User",
                "principal Service",
                "principal Anonymous",
                "same account",
                "across accounts",
                "element NotAction",
                "element NotResource",
                "element NotPrincipal",
                "variable",
                "variable with a default",
                "escape"
            })
    void whenTheyAreRolled_thenEverythingElseIsCommonToo(String what) {
        assertThat(COVERAGE.of(what)).isGreaterThanOrEqualTo(80);
    }

    @ParameterizedTest
    @MethodSource("actions")
    void whenTheyAreRolled_thenEveryActionIs(String action) {
        assertThat(COVERAGE.of("action " + action)).isGreaterThanOrEqualTo(50);
    }

    static Stream<String> operators() {
        return Stream.concat(
                Stream.of("operator Null", "IfExists", "ForAllValues", "ForAnyValue"),
                Stream.of(ContextKey.Kind.values())
                        .flatMap(kind -> kind.operators().stream())
                        .map("operator "::concat));
    }

    static List<String> actions() {
        return Scene.ALL.stream().map(Scene::action).distinct().toList();
    }
}
