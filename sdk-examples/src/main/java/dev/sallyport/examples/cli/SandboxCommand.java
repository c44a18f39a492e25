package dev.sallyport.examples.cli;

import dev.sallyport.examples.cli.output.SandboxJson;
import dev.sallyport.testkit.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Keeps a sandbox running for other processes. */
@Command(name = "sandbox", description = "Both accounts on this machine, until it is ended by a signal.")
final class SandboxCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--env-file", paramLabel = "FILE", description = "writes the caller's environment there")
    private @Nullable String envFile;

    @Option(names = "--topology", paramLabel = "FILE", description = "the names of both accounts")
    private @Nullable String topology;

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description = "enforces the policies in that folder in place of the topology's own")
    private @Nullable String policies;

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            description = "listens with TLS, and writes the certificate authority to trust there")
    private @Nullable String tlsCa;

    SandboxCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Running running = new Running(sandbox(), new CountDownLatch(1))) {
            session.closeOnInterrupt(running, Exit.DONE);
            announce(running.sandbox());
            running.ended().await();
        }
        return Exit.DONE;
    }

    private void announce(Sandbox sandbox) {
        Optional<Path> authority = Optional.ofNullable(tlsCa).map(session.terminal()::path);
        authority.ifPresent(file -> write(sandbox, file));
        if (envFile != null) {
            EnvFile.write(sandbox, session.terminal().path(envFile), authority);
        }
        if (session.json()) {
            session.print(SandboxJson.of(sandbox));
        } else {
            session.write("sandbox ready: " + sandbox.endpoints().lambdaVpc() + " for " + sandbox.aliasArn() + "\n");
        }
    }

    private static void write(Sandbox sandbox, Path file) {
        try {
            Files.copy(sandbox.certificateAuthority().orElseThrow().pem(), file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UsageException("--tls-ca: '" + file + "' can't be written");
        }
    }

    /** A sandbox, and who waits for its end. */
    private record Running(Sandbox sandbox, CountDownLatch ended) implements AutoCloseable {
        @Override
        public void close() {
            sandbox.close();
            ended.countDown();
        }
    }

    private Sandbox sandbox() {
        Sandbox.Builder builder = Sandbox.builder();
        if (topology != null) {
            builder.topology(TopologyFile.read(topology, session.terminal()));
        }
        if (policies != null) {
            builder.policies(session.terminal().path(policies));
        }
        if (tlsCa != null) {
            builder.tls();
        }
        return started(builder);
    }

    private static Sandbox started(Sandbox.Builder builder) {
        try {
            return builder.start();
        } catch (IllegalArgumentException e) {
            throw new UsageException("--policies: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new UsageException("--policies: the folder can't be read");
        }
    }
}
