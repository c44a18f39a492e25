package dev.sallyport.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected figures are scipy's {@code norm.ppf}. */
class NormalQuantileTest {

    @ParameterizedTest
    @CsvSource({
        "1,  0.012533469508069276",
        "50, 0.6744897501960817",
        "80, 1.2815515655446004",
        "85, 1.4395314709384563",
        "86, 1.4757910281791706",
        "95, 1.959963984540054",
        "99, 2.5758293035489004"
    })
    void whenALevelIsAskedFor_thenItsHalfWidthIsTheNormalDistributions(int level, double halfWidth) {
        assertThat(NormalQuantile.ofLevel(level)).isCloseTo(halfWidth, within(1e-14));
    }
}
