package dev.sallyport.benchmarks;

import dev.sallyport.Analysis;
import dev.sallyport.AnalyzeRequest;
import dev.sallyport.ApprovedPrefix;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Endpoint;
import dev.sallyport.Field;
import dev.sallyport.Money;
import dev.sallyport.S3Path;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamRequest;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponseHandler;

/** The same bytes there and back on loopback: once through the bare SDK, once through the client. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls start() first
public class InvokeBenchmark {

    /** A party of an application. */
    public record Party(String name, Optional<String> role) {}

    /** An application. */
    public record Loan(
            String applicant,
            Field<BigDecimal> amount,
            Money total,
            Optional<LocalDate> signedOn,
            List<Party> parties) {}

    private static final String ALIAS = "arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans";
    /** About as long as the envelope that the client sends for {@link Loan}. */
    private static final int PAYLOAD = 1_400;

    private InstantFunction function;
    private LambdaAsyncClient bare;
    private DocumentAnalyzer analyzer;
    private AnalyzeRequest<Loan> request;
    private byte[] payload;

    /** Starts the function and both clients. */
    @Setup
    public void start() throws IOException {
        function = InstantFunction.start();
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret"));
        bare = LambdaAsyncClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(function.uri())
                .credentialsProvider(credentials)
                .build();
        analyzer = DocumentAnalyzer.builder()
                .function(ALIAS)
                .endpoint(Endpoint.loopback(function.uri()))
                .documents(ApprovedPrefix.of("s3://acme-private/intake/")
                        .owner("111111111111")
                        .region("ap-east-1")
                        .via(S3Path.loopback(function.uri())))
                .credentials(credentials)
                .build();
        request = AnalyzeRequest.of(Loan.class, analyzer.documents().at("intake/0c0ffee0", "v1"));
        payload = ("{\"request\":\"" + "x".repeat(PAYLOAD) + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /** Ends all of it. */
    @TearDown
    public void stop() throws IOException {
        analyzer.close();
        bare.close();
        function.close();
    }

    /** The SDK alone: the reply's bytes, unread. */
    @Benchmark
    public byte[] bareSdk() {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        bare.invokeWithResponseStream(
                        InvokeWithResponseStreamRequest.builder()
                                .functionName(ALIAS)
                                .payload(SdkBytes.fromByteArrayUnsafe(payload))
                                .build(),
                        InvokeWithResponseStreamResponseHandler.builder()
                                .subscriber(InvokeWithResponseStreamResponseHandler.Visitor.builder()
                                        .onPayloadChunk(chunk ->
                                                reply.writeBytes(chunk.payload().asByteArrayUnsafe()))
                                        .build())
                                .build())
                .join();
        return reply.toByteArray();
    }

    /** The client: a checked request, a sealed reply, a typed value. */
    @Benchmark
    public Analysis<Loan> analyze() {
        return analyzer.analyze(request);
    }
}
