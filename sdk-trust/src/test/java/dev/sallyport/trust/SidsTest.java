package dev.sallyport.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SidsTest {

    private static List<Topology.Caller> callers(String... aliases) {
        return Stream.of(aliases)
                .map(alias -> new Topology.Caller(alias, alias, alias + "/", null))
                .toList();
    }

    private static List<String> sids(String... aliases) {
        List<Topology.Caller> callers = callers(aliases);
        return callers.stream()
                .map(caller -> new Sids(callers).of("Allow", caller))
                .toList();
    }

    @Test
    void whenAnAliasHasHyphens_thenItsWordsAreJoined() {
        assertThat(sids("loans", "night-shift_2", "_", "Claims"))
                .containsExactly("AllowLoans", "AllowNightShift2", "Allow", "AllowClaims");
    }

    @Test
    void whenTwoAliasesLookAlike_thenTheLaterIsTold() {
        assertThat(sids("a-b", "aB", "AB", "a-bx")).containsExactly("AllowAB", "AllowABx", "AllowABxx", "AllowABxxx");
    }

    @Test
    void whenACallerIsAdded_thenTheOthersKeepTheirs() {
        assertThat(sids("a-b", "aB", "ab")).startsWith(sids("a-b", "aB").toArray(String[]::new));
    }

    @Test
    void whenTheCallerIsNotOfTheTopology_thenThereIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Sids(callers("a")).of("Allow", callers("b").get(0)));
    }
}
