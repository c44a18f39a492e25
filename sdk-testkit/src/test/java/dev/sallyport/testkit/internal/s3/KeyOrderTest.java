package dev.sallyport.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KeyOrderTest {

    @Nested
    class GivenKeysFromAllPlanes {

        private final List<String> keys = List.of(
                "",
                "a",
                "ab",
                "a/",
                "B",
                "\u00e9",
                "\ud7ff",
                "\ue000",
                "\uffee",
                "\ud800\udc00",
                "\udbff\udffd",
                "\ud83d\ude00");

        @Test
        void whenTheyAreCompared_thenTheirBytesDecide() {
            for (String one : keys) {
                for (String other : keys) {
                    assertThat(Integer.signum(KeyOrder.UTF_8.compare(one, other)))
                            .describedAs("%s and %s", one, other)
                            .isEqualTo(Integer.signum(Arrays.compareUnsigned(
                                    one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8))));
                }
            }
        }
    }
}
