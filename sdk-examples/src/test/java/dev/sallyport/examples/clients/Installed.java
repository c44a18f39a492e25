package dev.sallyport.examples.clients;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Whether this machine has somebody else's client. */
public final class Installed {

    private Installed() {}

    /** Skips the test, and says so, where that command doesn't succeed. */
    public static void orSkipped(String what, List<String> command) throws InterruptedException {
        Assumptions.assumeTrue(succeeds(command), () -> "SKIPPED: " + what + " is not installed here");
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
