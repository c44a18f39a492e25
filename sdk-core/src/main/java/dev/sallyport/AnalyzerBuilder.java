package dev.sallyport;

import dev.sallyport.trust.FunctionAlias;
import java.util.Objects;
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
        throw new UnsupportedOperationException(Objects.toString(ticker)
                + ids
                + mode
                + function
                + endpoint
                + documents
                + credentials
                + DefaultCredentialsProvider.class);
    }
}
