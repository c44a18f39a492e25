package dev.sallyport.testkit.internal.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Keeps a function process from writing where a machine lets everybody write. On Linux that are mounts of its own, which
 * bind the root user too, if the kernel and its administrator allow everybody name spaces; elsewhere there is no barrier
 * and only the process' {@code java.io.tmpdir} leads nowhere. The process stays the one that was started: its id, its
 * signals and its exit are its own.
 *
 * @param prefix what the process' command is put behind; empty without a barrier
 */
record Barrier(List<String> prefix) {

    private static final long PATIENCE_SECONDS = 5;

    /** Mounts below stay: the class path may be on one. */
    private static final String CLOSE = "while [ \"$1\" != -- ]; do"
            + " mount -o rbind,ro \"$1\" \"$1\" || exit 125; shift; done;"
            // A shell's own variables aren't Lambda's.
            + " shift; exec env -u PWD -u OLDPWD -u SHLVL -u _ \"$@\"";

    private static final String PROBE = "for d; do if touch \"$d/$$\"; then rm \"$d/$$\"; exit 1; fi; done";

    /** The barrier around the places that everybody may write to and the task root, if this machine has one. */
    static Barrier of(Path taskRoot) {
        if (!System.getProperty("os.name").startsWith("Linux")) {
            return none();
        }
        List<String> places = places(taskRoot);
        Barrier barrier = closing(places);
        List<String> probe = new ArrayList<>(List.of("sh", "-c", PROBE, "sh"));
        probe.addAll(places);
        return barrier.holds(probe) ? barrier : none();
    }

    private static Barrier none() {
        return new Barrier(List.of());
    }

    private static Barrier closing(List<String> places) {
        List<String> prefix =
                new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", CLOSE, "sh"));
        prefix.addAll(places);
        prefix.add("--");
        return new Barrier(prefix);
    }

    private static List<String> places(Path taskRoot) {
        List<Path> places = new ArrayList<>();
        Stream.of(Path.of("/tmp"), Path.of("/var/tmp"), Path.of("/dev/shm"), storage(), taskRoot)
                .map(Barrier::real)
                .filter(Files::isDirectory)
                .filter(place -> places.stream().noneMatch(place::startsWith))
                .forEach(places::add);
        return places.stream().map(Path::toString).toList();
    }

    private static Path storage() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static Path real(Path place) {
        try {
            return Files.exists(place) ? place.toRealPath() : place;
        } catch (IOException e) {
            throw new UncheckedIOException(place + " can't be looked at", e);
        }
    }

    private boolean holds(List<String> probe) {
        try {
            Process process = new ProcessBuilder(around(probe))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            // There is no such program.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** That command, behind the barrier. */
    List<String> around(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }
}
