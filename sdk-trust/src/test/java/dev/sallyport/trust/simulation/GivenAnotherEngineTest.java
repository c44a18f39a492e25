package dev.sallyport.trust.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.trust.iam.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code src/test/node/iam-simulate/answer.mjs}. */
class GivenAnotherEngineTest {

    private static final int SEEDS = 3_000;

    @Test
    void whenBothJudgeThousandsOfRequests_thenTheyAgreeOrItIsSettledWhoIsRight() throws Exception {
        OtherEngine engine = OtherEngine.installedOrSkipped();
        List<Simulation> simulations = RandomSimulations.upTo(SEEDS);
        List<Answer> answers = engine.judge(simulations);
        List<String> disagreements = new ArrayList<>();
        for (int i = 0; i < SEEDS; i++) {
            Verdict ours = simulations.get(i).ours();
            if (ours.decision() != answers.get(i).decision()) {
                disagreements.add(simulations.get(i).name());
            }
        }
        assertThat(disagreements).isEmpty();
    }
}
