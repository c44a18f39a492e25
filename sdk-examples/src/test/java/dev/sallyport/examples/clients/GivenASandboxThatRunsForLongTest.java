package dev.sallyport.examples.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Round after round of the same work: what it holds afterwards stays the same. */
@Tag("soak")
@EnabledOnOs(OS.LINUX)
class GivenASandboxThatRunsForLongTest {

    /** The record of requests is full after the first ones. */
    private static final int WARM_UP = 6;

    private static final int ROUNDS = 60;
    private static final int OBJECTS = 1_000;
    private static final int CONNECTIONS = 100;

    /** Those of the listeners for each connection of both clients, kept for a while, and the sandbox's own. */
    private static final int THREADS = 3 * 2 * CONNECTIONS;

    @TempDir
    Path folder;

    @Test
    void whenTheSameWorkIsDoneAgainAndAgain_thenMemoryThreadsAndFilesStayAsTheyAre() throws Exception {
        try (SandboxProcess process = SandboxProcess.start(folder)) {
            SdkClients sdk = new SdkClients(process.json());
            try (S3AsyncClient caller = sdk.many(S3AsyncClient.builder(), "s3", "a", "caller", CONNECTIONS);
                    S3AsyncClient owner = sdk.many(S3AsyncClient.builder(), "s3", "a", "administratorA", CONNECTIONS)) {
                rounds(WARM_UP, sdk, caller, owner);
                Held before = Held.by(process);
                rounds(ROUNDS, sdk, caller, owner);
                Held after = Held.by(process);

                System.Logger log = System.getLogger(getClass().getName());
                log.log(System.Logger.Level.INFO, "before {0}, after {1}", before, after);
                assertThat(after.heap() - before.heap()).isLessThan(8_000_000);
                assertThat(after.openFiles() - before.openFiles()).isLessThan(20);
                assertThat(after.threads()).isLessThan(THREADS);
                assertThat(after.storedFiles()).isLessThanOrEqualTo(before.storedFiles());
            }
        }
    }

    private static void rounds(int rounds, SdkClients sdk, S3AsyncClient caller, S3AsyncClient owner) {
        for (int round = 0; round < rounds; round++) {
            List<CompletableFuture<?>> calls = IntStream.range(0, OBJECTS)
                    .<CompletableFuture<?>>mapToObj(i -> once(sdk, caller, owner, sdk.key("long/" + i)))
                    .toList();
            calls.forEach(CompletableFuture::join);
        }
    }

    private static CompletableFuture<?> once(SdkClients sdk, S3AsyncClient caller, S3AsyncClient owner, String key) {
        return caller.putObject(r -> r.bucket(sdk.bucket()).key(key), AsyncRequestBody.fromString(key))
                .thenCompose(put -> caller.getObject(
                                r -> r.bucket(sdk.bucket()).key(key), AsyncResponseTransformer.toBytes())
                        .thenCompose(got -> owner.deleteObject(
                                r -> r.bucket(sdk.bucket()).key(key).versionId(put.versionId()))));
    }

    /**
     * What a process holds.
     *
     * @param heap bytes in use after a collection
     * @param threads how many
     * @param openFiles descriptors
     * @param storedFiles in its temporary folder
     */
    private record Held(long heap, long threads, long openFiles, long storedFiles) {

        private static final Pattern USED = Pattern.compile("used (\\d+)K");

        static Held by(SandboxProcess sandbox) throws IOException, InterruptedException {
            long pid = sandbox.process().pid();
            jcmd(pid, "GC.run");
            return new Held(
                    heap(jcmd(pid, "GC.heap_info")),
                    entries(Path.of("/proc", String.valueOf(pid), "task")),
                    entries(Path.of("/proc", String.valueOf(pid), "fd")),
                    stored(sandbox.temporary()));
        }

        private static long heap(String info) {
            Matcher used = USED.matcher(info.substring(0, info.indexOf("Metaspace")));
            return used.results().mapToLong(m -> Long.parseLong(m.group(1))).sum() * 1024;
        }

        private static long entries(Path folder) throws IOException {
            try (Stream<Path> entries = Files.list(folder)) {
                return entries.count();
            }
        }

        private static long stored(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(Files::isRegularFile).count();
            }
        }

        private static String jcmd(long pid, String command) throws IOException, InterruptedException {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(pid),
                            command)
                    .start();
            String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(jcmd.waitFor()).isZero();
            return output;
        }
    }
}
