package dev.sallyport;

import dev.sallyport.internal.guard.Guard;
import dev.sallyport.internal.guard.PresignedGate;
import dev.sallyport.internal.guard.ProxyFreedom;
import dev.sallyport.internal.transport.BufferedTransport;
import dev.sallyport.internal.transport.LambdaDoor;
import dev.sallyport.internal.transport.StreamingTransport;
import dev.sallyport.internal.upload.S3Door;
import dev.sallyport.internal.upload.Uploads;
import dev.sallyport.trust.FunctionAlias;
import dev.sallyport.trust.PresignedRule;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** What an analyzer is made of. Time and names come in here, so that a test can hold them. */
final class AnalyzerBuilder implements DocumentAnalyzer.Builder {

    private @Nullable FunctionAlias function;
    private @Nullable Endpoint endpoint;
    private @Nullable ApprovedPrefix documents;
    private @Nullable AwsCredentialsProvider credentials;
    private TransportMode mode = TransportMode.STREAMING;
    private final CallOptions.Builder defaults = CallOptions.builder();
    private @Nullable PresignedPolicy presigned;
    private @Nullable ResidencyPolicy residency;
    private Clock clock = Clock.systemUTC();
    private LongSupplier ticker = System::nanoTime;
    private Supplier<String> ids = () -> UUID.randomUUID().toString();

    @Override
    public DocumentAnalyzer.Builder function(String aliasArn) {
        function = FunctionAlias.parse(aliasArn);
        return this;
    }

    @Override
    public DocumentAnalyzer.Builder endpoint(Endpoint value) {
        endpoint = value;
        return this;
    }

    @Override
    public DocumentAnalyzer.Builder documents(ApprovedPrefix prefix) {
        documents = prefix;
        return this;
    }

    @Override
    public DocumentAnalyzer.Builder credentials(AwsCredentialsProvider value) {
        credentials = value;
        return this;
    }

    @Override
    public DocumentAnalyzer.Builder transport(TransportMode value) {
        mode = value;
        return this;
    }

    @Override
    public DocumentAnalyzer.Builder defaults(Consumer<CallOptions.Builder> change) {
        change.accept(defaults);
        return this;
    }

    @Override
    public DocumentAnalyzer.Builder presigned(PresignedPolicy policy) {
        presigned = policy;
        return this;
    }

    @Override
    public DocumentAnalyzer.Builder residency(ResidencyPolicy policy) {
        residency = policy;
        return this;
    }

    /** What time it is for others: for presigned URLs. */
    AnalyzerBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /** Nanoseconds that only grow. */
    AnalyzerBuilder ticker(LongSupplier value) {
        ticker = value;
        return this;
    }

    /** Names for requests and uploaded objects; no two alike. */
    AnalyzerBuilder ids(Supplier<String> value) {
        ids = value;
        return this;
    }

    @Override
    public DocumentAnalyzer build() {
        FunctionAlias alias = required(function, "function");
        Endpoint where = required(endpoint, "endpoint");
        ApprovedPrefix prefix = required(documents, "documents");
        String owner = required(prefix.owner(), "documents' owner");
        String region = required(prefix.region(), "documents' region");
        ProxyFreedom.require();
        CallOptions options = defaults.build();
        AwsCredentialsProvider caller = credentials != null
                ? credentials
                : DefaultCredentialsProvider.builder().build();
        S3Path path = prefix.path();
        S3Door bucket =
                S3Door.of(prefix.location(), owner, region, path.uri(), path.addresses(), caller, options.deadline());
        LambdaDoor lambda = LambdaDoor.of(alias, where.uri(), where.addresses(), caller);
        return new Pipeline(
                new Guard(prefix.location(), ticker, ids, new PresignedGate(rule(prefix, region), clock), residency),
                mode == TransportMode.STREAMING ? new StreamingTransport(lambda) : new BufferedTransport(lambda),
                new Uploads(bucket, ids),
                prefix.location().bucket(),
                options);
    }

    private @Nullable PresignedRule rule(ApprovedPrefix prefix, String region) {
        if (presigned == null) {
            return null;
        }
        PresignedRule rule = PresignedRule.of(prefix.location(), region).withLongest(presigned.longest());
        URI sandbox = prefix.path().sandbox();
        return sandbox == null ? rule : rule.allowLoopback(sandbox);
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalStateException("an analyzer needs " + name);
        }
        return value;
    }
}
