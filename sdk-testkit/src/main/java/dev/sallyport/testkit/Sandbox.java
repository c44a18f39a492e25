package dev.sallyport.testkit;

import dev.sallyport.contract.Limits;
import dev.sallyport.testkit.internal.iam.Session;
import dev.sallyport.testkit.internal.runtime.ProcessSettings;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustPolicies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Both accounts on one machine, over real HTTP: Lambda's two endpoints, S3 as seen from A and from B, STS and Bedrock
 * runtime, with signatures verified and everything denied that isn't allowed by name. Thread-safe.
 *
 * <p>The function runs as a process (or a handler) beside it and never outlives it.
 */
public final class Sandbox implements AutoCloseable {

    private final Parts parts;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Sandbox(Parts parts) {
        this.parts = parts;
    }

    /** A sandbox to configure. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A running sandbox with all defaults and Sallyport's function from the class path.
     *
     * @throws IllegalStateException if the function isn't on the class path
     */
    public static Sandbox start() {
        return builder().start();
    }

    /** The names of a sandbox that was told none, as before deployment: without endpoint ids and a key. */
    public static Topology defaultTopology() {
        return DefaultNames.topology();
    }

    /** Where it listens. */
    public Endpoints endpoints() {
        return parts.endpoints();
    }

    /** Whom clients have to trust; empty without TLS. */
    public Optional<CertificateAuthority> certificateAuthority() {
        return parts.tls().map(Tls::authority);
    }

    /** The names of both accounts, the sandbox's own endpoint ids and key filled in. */
    public Topology topology() {
        return parts.topology();
    }

    /** The first caller's role in A: may invoke its alias and upload. */
    public Principal caller() {
        return principal(parts.principals().caller());
    }

    /** Another role of A, allowed nothing. */
    public Principal other() {
        return principal(parts.principals().other());
    }

    /** The function's role in B. */
    public Principal function() {
        return principal(parts.principals().function());
    }

    /** A role of a third account. */
    public Principal stranger() {
        return principal(parts.principals().stranger());
    }

    /** The role that administers A: everything on the bucket, through A's S3 endpoint. */
    public Principal administratorA() {
        return principal(parts.principals().administratorA());
    }

    /** The role that administers B: everything of Lambda, through its Regional endpoint, and of Bedrock. */
    public Principal administratorB() {
        return principal(parts.principals().administratorB());
    }

    /** ARN of the function alias that the first caller may invoke. */
    public String aliasArn() {
        return topology().alias(topology().callers().get(0)).arn();
    }

    /** A's private bucket. */
    public String bucket() {
        return topology().a().bucket();
    }

    /** The first caller's prefix in the bucket, as {@code intake/}. */
    public String prefix() {
        return topology().callers().get(0).prefix();
    }

    /** ARN of the bucket's key. */
    public String kmsKeyArn() {
        return Objects.requireNonNull(topology().a().kmsKeyArn());
    }

    /** Id of the inference profile through which the model is called. */
    public String modelId() {
        return topology().b().model().profile();
    }

    /** How many invocations were accepted so far; refused and throttled ones don't count. */
    public long invocations() {
        return parts.host().accepted();
    }

    /** How many model requests passed Bedrock's checks so far. */
    public long modelRuns() {
        return parts.services().bedrock().modelRuns();
    }

    /** What was asked of it, allowed or not, the latest last; at most the last 10,000 requests. */
    public List<RecordedRequest> requests() {
        return parts.journal().requests();
    }

    /** Forgets the requests so far. */
    public void clearRequests() {
        parts.journal().clear();
    }

    /** What all of it would have been billed for so far, in quantities; by account, service and usage type. */
    public List<LineItem> bill() {
        return parts.ledger().lines();
    }

    /**
     * Ends all function processes at once, as a crash would: what they were running fails with {@code Runtime.ExitError},
     * and new ones are started. Returns when they are gone.
     */
    public void killFunction() {
        parts.host().kill();
    }

    private static Principal principal(Session session) {
        return new Principal(session.roleArn(), session.accessKeyId(), session.secretAccessKey(), session.token());
    }

    /** Ends the function and the listeners and deletes the objects. Once is enough, more does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            parts.close();
        }
    }

    /** Configures a sandbox. Not thread-safe. */
    public static final class Builder {
        Topology topology = DefaultNames.topology();
        private @Nullable Path policies;
        final List<SandboxRole> roles = new ArrayList<>();
        boolean tls;
        private @Nullable FunctionProgram function;

        @Nullable
        StandInModel model;

        SandboxTime time = SandboxTime.system();
        RandomGenerator random = new SecureRandom();
        int concurrency = 100;
        int environments = 8;
        int memory = ProcessSettings.MEMORY;
        Duration timeout = Limits.FUNCTION_TIME;
        Consumer<String> log = line -> {};

        private Builder() {}

        /** The names of both accounts; endpoint ids and the key are filled in where absent. Default: made-up names. */
        public Builder topology(Topology value) {
            topology = value;
            return this;
        }

        /**
         * The folder with the policies of both accounts, as {@link TrustPolicies#documents()} names them, in place of those
         * that the topology means; what isn't in it isn't attached. Default: the topology's own.
         */
        public Builder policies(Path folder) {
            policies = folder;
            return this;
        }

        TrustPolicies documents(Topology complete) {
            try {
                return policies == null ? TrustPolicies.of(complete) : TrustPolicies.read(policies, complete);
            } catch (IOException e) {
                throw new UncheckedIOException("the folder with the policies can't be read", e);
            }
        }

        /** The function. Default: {@link FunctionProgram#onClassPath()}. */
        public Builder function(FunctionProgram value) {
            function = value;
            return this;
        }

        /** What answers in Claude's place. Default: the rehearsal model, which reads the documents by rules. */
        public Builder model(StandInModel value) {
            model = value;
            return this;
        }

        /** Adds a role, or puts it in the place of the one with its ARN. */
        public Builder role(SandboxRole value) {
            roles.add(value);
            return this;
        }

        /** Its time. Default: the machine's. */
        public Builder time(SandboxTime value) {
            time = value;
            return this;
        }

        /**
         * Where its credentials, version ids, request ids and the like come from; has to be thread-safe, as {@link
         * java.util.Random} is. Default: a {@link SecureRandom}. The order of requests decides who gets what.
         */
        public Builder random(RandomGenerator value) {
            random = value;
            return this;
        }

        /**
         * The function's reserved concurrency: so many invocations are accepted at once, those included that wait for an
         * environment; one more is refused with 429. Default 100, at most 1,000; 0 refuses every invocation.
         */
        public Builder concurrency(int value) {
            if (value < 0 || value > 1000) {
                throw new IllegalArgumentException("concurrency must be in [0, 1000], was " + value);
            }
            concurrency = value;
            return this;
        }

        /**
         * How many processes of the function there are at once, each with one invocation at a time. An accepted invocation
         * waits for one as for a slow cold start; its own time limit begins when it has one. Default 8, at most 100. A
         * {@link FunctionHandler} needs none: it runs as many at once as are accepted.
         */
        public Builder environments(int value) {
            if (value < 1 || value > 100) {
                throw new IllegalArgumentException("environments must be in [1, 100], was " + value);
            }
            environments = value;
            return this;
        }

        /**
         * Secures all listeners with TLS, under a certificate authority of its own; HTTP/2 by ALPN. Default: plain HTTP.
         * Clients have to trust {@link Sandbox#certificateAuthority()}; the function does.
         */
        public Builder tls() {
            tls = true;
            return this;
        }

        /** How long an invocation may run: 1 s to 900 s, Lambda's own limits. Default 900 s. */
        public Builder timeout(Duration value) {
            if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(Limits.FUNCTION_TIME) > 0) {
                throw new IllegalArgumentException("timeout must be in [1 s, 900 s], was " + value);
            }
            timeout = value;
            return this;
        }

        /**
         * The function's memory in MB: 128 to 10,240, Lambda's own limits. Default 512. At most half of it, and at least 64
         * MB, is a function process' heap; one that runs out of heap ends, and on Linux one that uses more than its memory
         * as a whole is killed. A handler in this JVM has no limit.
         */
        public Builder memory(int value) {
            if (value < 128 || value > 10_240) {
                throw new IllegalArgumentException("memory must be in [128, 10240], was " + value);
            }
            memory = value;
            return this;
        }

        /**
         * Takes each line of the function's log: what it prints, and Lambda's own {@code INIT_START}, {@code START}, {@code
         * END} and {@code REPORT} lines. Default: they are dropped.
         */
        public Builder log(Consumer<String> value) {
            log = value;
            return this;
        }

        /**
         * Starts it. Listeners accept when this returns; the function may still be starting, and the first call waits for
         * it.
         *
         * @throws IllegalArgumentException if a policy isn't one, or isn't one that the topology needs
         * @throws UncheckedIOException if the policies can't be read
         * @throws IllegalStateException if the function isn't on the class path, or no port is free
         */
        public Sandbox start() {
            FunctionProgram program = function == null ? FunctionProgram.onClassPath() : function;
            return new Sandbox(Parts.start(this, program));
        }
    }
}
