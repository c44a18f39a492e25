package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanaryTest {

    private final Canary canary = new Canary("Vogel7");

    @Test
    void whenItIsWrittenInAnotherForm_thenItIsFoundAllTheSame() {
        for (String line : List.of(
                "a Vogel7 b",
                "VOGEL7",
                "vogel7",
                "V\0o\0g\0e\0l\0007",
                "V.o.g.e.l.7",
                "56 6f 566f67656c37",
                "%56%6F%67%65%6C%37",
                "\\u0056\\u006f\\u0067\\u0065\\u006C\\u0037")) {
            assertThat(canary.isIn(line)).as(line).isTrue();
        }
        assertThat(canary.isIn("a Voge7 b")).isFalse();
    }

    @Test
    void whenItIsInBase64_thenItIsFoundWhateverIsAround() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            for (int before = 0; before < 4; before++) {
                for (int after = 0; after < 4; after++) {
                    byte[] text = ("x".repeat(before) + "Vogel7" + "y".repeat(after)).getBytes(charset);
                    assertThat(canary.isIn(Base64.getEncoder().encodeToString(text)))
                            .as("%s %d %d", charset, before, after)
                            .isTrue();
                    assertThat(canary.isIn(Base64.getUrlEncoder().encodeToString(text)))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void whenItIsDumpedOverTwoLines_thenItIsFound() {
        List<String> dump = List.of(
                "|00000000| 61 61 61 61 61 61 61 61 61 61 61 61 61 61 56 6f |aaaaaaaaaaaaaaVo|",
                "|00000010| 67 65 6c 37                                     |gel7            |");

        assertThat(dump).noneMatch(canary::isIn);
        assertThat(canary.isDumpedIn(dump)).isTrue();
        assertThat(canary.isDumpedIn(dump.subList(0, 1))).isFalse();
    }
}
