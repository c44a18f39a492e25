package dev.sallyport;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Has documents read, questions answered and prices forecast by a function in another account and Region.
 *
 * <p>Thread-safe; make one per application and close it at the end. Every method that calls the function blocks for at most
 * {@link CallOptions#deadline()}, sends at most one invocation, and ends in its value or in exactly one {@link
 * SallyportException}, which says what is certain about the money. Not for implementing: methods will be added.
 */
public interface DocumentAnalyzer extends AutoCloseable {

    /** A builder without defaults for what matters: function, endpoint and documents have to be named. */
    static Builder builder() {
        return new AnalyzerBuilder();
    }

    /**
     * A builder that is filled in from the file that the policies of both accounts came from: function, documents, transport,
     * residency, and presigned URLs if the topology takes them. The endpoint is {@link Endpoint#privateDns()} where the
     * topology names A's endpoint to the function, and has to be named otherwise. All of it can be set anew.
     *
     * @param topology {@code topology.json}
     * @param caller the caller's alias in it
     * @throws IllegalArgumentException if it is no topology, or has no such caller; the message names the field
     * @throws IOException if the file can't be read
     */
    static Builder fromTopology(Path topology, String caller) throws IOException {
        return FromTopology.builder(topology, caller);
    }

    /** The approved prefix: puts files there and names objects that are there already. */
    Documents documents();

    /**
     * Reads the documents and returns them as a value of the request's type. Blocks for at most the deadline.
     *
     * @throws InvalidDocumentException a document can't be used: too large, encrypted, damaged, missing, without version
     * @throws RefusedException a door is shut or there is no capacity; {@link SallyportException#paid()} is mostly no
     * @throws NoReplyException the deadline passed or the reply broke off; whether it was paid for is then unknown
     * @throws IncompleteException the documents don't contain what the type requires, or were not read whole; carries the
     *     untyped analysis
     * @throws UnreadableResultException the model's answer isn't a value of the type; carries the raw answer
     * @throws IllegalStateException if this analyzer is closed
     */
    <T> Analysis<T> analyze(AnalyzeRequest<T> request);

    /** Reads one document with the analyzer's default options; as {@link #analyze(AnalyzeRequest)}. */
    default <T> Analysis<T> analyze(Document document, Class<T> type) {
        return analyze(AnalyzeRequest.of(type, document));
    }

    /**
     * Starts an analysis and returns at once, to show its progress while it runs.
     *
     * @throws InvalidDocumentException before anything is sent: a document is refused
     * @throws RefusedException before anything is sent: the call is refused
     * @throws IllegalStateException if this analyzer is closed
     */
    <T> Run<AnalyzeEvent, Analysis<T>> start(AnalyzeRequest<T> request);

    /**
     * Starts to answer a question about documents and returns at once; the text comes as the model writes it.
     *
     * @throws InvalidDocumentException before anything is sent: a document is refused
     * @throws RefusedException before anything is sent: the call is refused
     * @throws IllegalStateException if this analyzer is closed
     */
    Run<AssistEvent, Answer> assist(AssistRequest request);

    /**
     * Continues price histories. Blocks for at most the deadline. A history that can't be forecast is no failure: its
     * {@link SeriesForecast#status()} says so.
     *
     * @throws RefusedException a door is shut or there is no capacity
     * @throws NoReplyException the deadline passed or the reply broke off
     * @throws IllegalStateException if this analyzer is closed
     */
    Forecast forecast(ForecastRequest request);

    /** Ends all connections; calls that are still running end with {@link NoReplyException}. Safe to call twice. */
    @Override
    void close();

    /** Builds a {@link DocumentAnalyzer}. Not thread-safe. */
    interface Builder {

        /**
         * The only function that will ever be called. The signing Region is the ARN's. Required.
         *
         * @param aliasArn {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS}
         * @throws IllegalArgumentException if it isn't an alias: unqualified, a numbered version, {@code $LATEST}
         */
        Builder function(String aliasArn);

        /** Where the function is called: the VPC endpoint. Required; there is no default. */
        Builder endpoint(Endpoint endpoint);

        /** The only prefix whose objects are sent for reading, and where uploads go. Required, with owner and Region. */
        Builder documents(ApprovedPrefix prefix);

        /** Who calls, for the function and for uploads. Default: the AWS SDK's default chain, asked at the first call. */
        Builder credentials(AwsCredentialsProvider credentials);

        /** How replies come back. Default {@link TransportMode#STREAMING}. */
        Builder transport(TransportMode mode);

        /** What holds for calls that don't say otherwise. Called again, it changes what was set before. */
        Builder defaults(Consumer<CallOptions.Builder> defaults);

        /**
         * Which presigned URLs {@link Documents#presigned} takes. Absent, it refuses every one; the function refuses them
         * too unless its own topology switches them on.
         */
        Builder presigned(PresignedPolicy policy);

        /**
         * Which classes of data may leave the account, and for which Regions: every call and upload then has to be of an
         * allowed class, and is refused before a byte is sent if it isn't. Absent, only the function checks the class.
         */
        Builder residency(ResidencyPolicy policy);

        /**
         * An analyzer. Opens no connection and resolves no name or credential.
         *
         * @throws IllegalStateException if something required is missing; the message names it
         * @throws RefusedException if this JVM sends sockets through a SOCKS proxy: no address check would then hold
         */
        DocumentAnalyzer build();
    }
}
