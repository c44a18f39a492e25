package dev.sallyport.testkit.internal.runtime;

import dev.sallyport.testkit.LineItem;
import dev.sallyport.testkit.fixture.Programs;
import dev.sallyport.testkit.fixture.TestFunction;
import dev.sallyport.testkit.internal.billing.Ledger;
import dev.sallyport.testkit.internal.time.SystemTimeline;
import dev.sallyport.testkit.internal.time.Timeline;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What a host is started with, and what is seen of it from outside. */
final class Stage {

    static final String ARN = "arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans";

    final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
    final Ledger ledger = new Ledger();
    final Map<String, String> environment = new HashMap<>(Map.of("AWS_REGION", "us-east-1"));
    Timeline timeline = new SystemTimeline(Clock.systemUTC());
    Path taskRoot = Path.of("").toAbsolutePath();
    int memory = 512;
    int concurrency = 1;
    Duration timeout = Duration.ofMinutes(15);
    Duration initTimeout = ProcessSettings.INIT_TIMEOUT;

    FunctionHost start(Program program) {
        ProcessSettings settings =
                new ProcessSettings(environment, taskRoot, memory, timeout, initTimeout, printed::add);
        return FunctionHost.start(
                program, settings, new Capacity(concurrency, concurrency), timeline, new SecureRandom(), ledger);
    }

    static Program.Java testFunction(String... arguments) {
        return new Program.Java(Programs.classPath(), TestFunction.class.getName(), List.of(arguments));
    }

    static Invocation invoke(FunctionHost host, String payload) {
        return host.begin(UUID.randomUUID().toString(), ARN, payload.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    /** All that comes back, once it is over. */
    static String whole(Invocation invocation) throws InterruptedException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (Optional<byte[]> chunk = invocation.reply().next();
                chunk.isPresent();
                chunk = invocation.reply().next()) {
            whole.writeBytes(chunk.get());
        }
        return whole.toString(StandardCharsets.UTF_8);
    }

    static Failure failure(Invocation invocation) throws InterruptedException {
        whole(invocation);
        return invocation.reply().failure().orElseThrow();
    }

    static List<String> log(Invocation invocation) {
        return new String(invocation.logTail(), StandardCharsets.UTF_8).lines().toList();
    }

    BigDecimal billed(String usageType) {
        return ledger.lines().stream()
                .filter(line -> line.usageType().equals(usageType))
                .map(LineItem::amount)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }
}
