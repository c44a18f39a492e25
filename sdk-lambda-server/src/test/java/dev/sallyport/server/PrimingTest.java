package dev.sallyport.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrimingTest {

    @Test
    void whenAFunctionIsPrimed_thenOurOwnDocumentWentThroughWithItsText() {
        assertThat(Priming.prime())
                .singleElement()
                .satisfies(document ->
                        assertThat(document.pages().get(0).text().strip()).isEqualTo("a"));
    }
}
