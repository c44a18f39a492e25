package dev.sallyport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Looks for content, keys and secrets where none may be. */
final class Secrecy {

    private Secrecy() {}

    static void check(Throwable failure) {
        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed));
        check(printed.toString());
    }

    static void check(Object shown) {
        assertThat(shown.toString()).doesNotContain("CANARY");
    }
}
