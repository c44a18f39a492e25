package dev.sallyport.trust.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code src/test/node/iam-simulate/answer.mjs}. */
class GivenAnotherEngineTest {

    @Test
    void whenBothJudgeThousandsOfRequests_thenTheyAgreeOrItIsSettledWhoIsRight() throws Exception {
        OtherEngine engine = OtherEngine.installedOrSkipped();
        List<Simulation> simulations = simulations();
        List<Disagreement> found = disagreements(simulations, engine.judge(simulations));
        List<Settled> settled = Settled.all();

        assertThat(found)
                .filteredOn(one -> settled.stream().noneMatch(known -> known.covers(one)))
                .extracting(Disagreement::describe)
                .isEmpty();
        assertThat(settled).allMatch(known -> found.stream().anyMatch(known::covers));
        assertThat(inOtherWords(found, engine))
                .extracting(Disagreement::describe)
                .isEmpty();
    }

    /** What is left of disagreements where each is put in words that both understand. */
    private static List<Disagreement> inOtherWords(List<Disagreement> found, OtherEngine engine) throws Exception {
        List<Simulation> reworded = found.stream().map(Reworded::of).toList();
        List<Answer> answers = engine.judge(reworded);
        List<Disagreement> left = new ArrayList<>();
        for (int i = 0; i < reworded.size(); i++) {
            Disagreement before = found.get(i);
            Disagreement.of(reworded.get(i), before.verdict(), answers.get(i)).stream()
                    .filter(after -> after.about().equals(before.about()) || after.isDecision())
                    .forEach(left::add);
        }
        return left;
    }

    private static List<Simulation> simulations() throws Exception {
        Stream<Simulation> written =
                WrittenCase.all().stream().filter(one -> one.untold() == null).map(WrittenCase::simulation);
        Stream<Simulation> sallyports = SallyportSimulations.of(GivenSallyportsDocumentsTest.topology()).stream();
        return Stream.of(written, RandomSimulations.ALL.stream(), sallyports)
                .flatMap(each -> each)
                .toList();
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
