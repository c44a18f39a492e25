package dev.sallyport.examples.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GivenTextFromADocumentTest {

    @Test
    void whenATerminalWouldObeyIt_thenItIsSpelledOut() {
        assertThat(Printable.line("a\u001b[2Jb\u009b1mc\u202ed\u2066e\u0000f\r\ng"))
                .isEqualTo("a\\u001b[2Jb\\u009b1mc\\u202ed\\u2066e\\u0000f  g");
        assertThat(Printable.text("a\tb\nc\rd")).isEqualTo("a\tb\nc\\u000dd");
    }

    @Test
    void whenItIsOfAnyScript_thenItStaysAsItIs() {
        assertThat(Printable.line("貸款 طلب คำขอ 𠮷 é")).isEqualTo("貸款 طلب คำขอ 𠮷 é");
    }

    @Test
    void whenJsonCarriesATerminalsCommands_thenItStaysTheSameJson() {
        assertThat(Printable.json("{\"a\":\"\u009b\u007f金\"}")).isEqualTo("{\"a\":\"\\u009b\\u007f金\"}");
    }
}
