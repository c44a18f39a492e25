package dev.sallyport.trust.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code src/test/node/iam-simulate/answer.mjs}. */
class GivenAnotherEngineTest {

    @Test
    void whenBothJudgeThousandsOfRequests_thenTheyAgreeOrItIsSettledWhoIsRight() throws Exception {
        OtherEngine engine = OtherEngine.installedOrSkipped();
        List<Settled> settled = Settled.all();
        List<Simulation> simulations = simulations();

        List<Disagreement> disagreements = disagreements(simulations, engine.judge(simulations));

        Set<String> open = new TreeSet<>();
        Set<Settled> met = new HashSet<>();
        for (Disagreement found : disagreements) {
            settled.stream()
                    .filter(one -> one.covers(found))
                    .findFirst()
                    .ifPresentOrElse(met::add, () -> open.add(found.describe()));
        }
        assertThat(open).isEmpty();
        assertThat(met).containsExactlyInAnyOrderElementsOf(settled);
    }

    private static List<Simulation> simulations() throws Exception {
        Stream<Simulation> written =
                WrittenCase.all().stream().filter(one -> one.untold() == null).map(WrittenCase::simulation);
        return Stream.concat(written, RandomSimulations.all().stream()).toList();
    }

    private static List<Disagreement> disagreements(List<Simulation> simulations, List<Answer> answers) {
        List<Disagreement> found = new ArrayList<>();
        for (int i = 0; i < simulations.size(); i++) {
            Simulation simulation = simulations.get(i);
            found.addAll(Disagreement.of(simulation, simulation.ours(), answers.get(i)));
        }
        return found;
    }
}
