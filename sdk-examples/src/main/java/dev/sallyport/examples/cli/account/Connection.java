package dev.sallyport.examples.cli.account;

import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.PresignedPolicy;
import dev.sallyport.ResidencyPolicy;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.examples.cli.CommandException;
import dev.sallyport.examples.cli.Terminal;
import dev.sallyport.examples.cli.UsageException;
import dev.sallyport.examples.cli.source.Source;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.trust.Topology;
import java.net.URI;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client, and the sandbox behind it where no real account was named. Thread-safe. */
public final class Connection implements AutoCloseable {

    /** What data is unless something else is said. */
    public static final String DATA_CLASS = "application-documents";

    private final DocumentAnalyzer analyzer;
    private final String bucket;
    private final @Nullable Sandbox sandbox;

    private Connection(DocumentAnalyzer analyzer, String bucket, @Nullable Sandbox sandbox) {
        this.analyzer = analyzer;
        this.bucket = bucket;
        this.sandbox = sandbox;
    }

    /**
     * Connects to the named function, or to a sandbox of its own where none is named, and says first which it is.
     *
     * @throws UsageException if the settings name a function and not all that goes with it
     */
    public static Connection open(Settings settings, Terminal terminal, Consumer<String> say) {
        RealAccount account = RealAccount.of(settings, terminal);
        if (account != null) {
            say.accept(account.description());
            return new Connection(account.analyzer(), account.bucket(), null);
        }
        say.accept("sandbox on this machine, rehearsal model, not Claude");
        Sandbox sandbox = Sandbox.start();
        return new Connection(analyzer(sandbox), sandbox.bucket(), sandbox);
    }

    private static DocumentAnalyzer analyzer(Sandbox sandbox) {
        return informed(SandboxClient.builder(sandbox), sandbox.topology())
                .presigned(PresignedPolicy.shortLived())
                .build();
    }

    /** Knows what the topology says of data, so that what may not go to the model is not even uploaded. */
    static DocumentAnalyzer.Builder informed(DocumentAnalyzer.Builder builder, Topology topology) {
        return builder.defaults(options -> options.dataClass(DATA_CLASS)).residency(ResidencyPolicy.of(topology));
    }

    /** The client. */
    public DocumentAnalyzer analyzer() {
        return analyzer;
    }

    /**
     * The source as a pinned object: a file is uploaded, a reference is only checked.
     *
     * @param dataClass of which class the data is
     * @throws dev.sallyport.SallyportException as {@link dev.sallyport.Documents} says
     * @throws CommandException if the reference is to another bucket
     */
    public Document document(Source source, String dataClass) {
        if (source instanceof Source.LocalFile file) {
            return analyzer.documents().ofClass(dataClass).upload(file.path());
        }
        if (source instanceof Source.Presigned presigned) {
            return analyzer.documents().presigned(uri(presigned.url()));
        }
        Source.Reference reference = (Source.Reference) source;
        if (!reference.bucket().equals(bucket)) {
            throw new CommandException(
                    ErrorCode.NOT_ALLOWED, Stage.GUARD, "the object is in another bucket than the approved one");
        }
        return analyzer.documents().at(reference.key(), reference.versionId());
    }

    /** The client's own parser is stricter and says more, but it has to be a URI to get there. */
    private static URI uri(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ErrorCode.NOT_ALLOWED, Stage.GUARD, "the presigned URL is no URL");
        }
    }

    @Override
    public void close() {
        analyzer.close();
        if (sandbox != null) {
            sandbox.close();
        }
    }
}
