package dev.sallyport.examples.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Many at once, against a sandbox of 256 MB in a process of its own. */
class GivenACrowdOfClientsTest {

    private static final int OBJECTS = 1_000;
    private static final int INVOCATIONS = 64;

    @TempDir
    Path folder;

    private SandboxProcess process;
    private SdkClients sdk;

    @BeforeEach
    void start() throws Exception {
        process = SandboxProcess.start(folder);
        sdk = new SdkClients(process.json());
    }

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void whenAThousandPutAndGetAtOnce_thenNothingIsLost() {
        try (S3AsyncClient s3 = sdk.many(S3AsyncClient.builder(), "s3", "a", "caller", OBJECTS)) {
            List<PutObjectResponse> puts = atOnce(
                    OBJECTS,
                    i -> s3.putObject(
                            r -> r.bucket(sdk.bucket()).key(sdk.key("crowd/" + i)),
                            AsyncRequestBody.fromString("object " + i)));
            List<ResponseBytes<GetObjectResponse>> gets = atOnce(
                    OBJECTS,
                    i -> s3.getObject(
                            r -> r.bucket(sdk.bucket())
                                    .key(sdk.key("crowd/" + i))
                                    .versionId(puts.get(i).versionId()),
                            AsyncResponseTransformer.toBytes()));

            assertThat(puts).extracting(PutObjectResponse::versionId).doesNotHaveDuplicates();
            for (int i = 0; i < OBJECTS; i++) {
                assertThat(gets.get(i).asUtf8String()).isEqualTo("object " + i);
            }
        }
        process.close();
        assertThat(process.temporary()).isEmptyDirectory();
    }

    @Test
    void whenSixtyFourInvokeAtOnce_thenEachHasItsWholeStream() {
        try (LambdaAsyncClient lambda =
                sdk.many(LambdaAsyncClient.builder(), "lambdaVpc", "b", "caller", INVOCATIONS)) {
            List<String> streams = atOnce(INVOCATIONS, i -> streamed(lambda));

            assertThat(streams)
                    .hasSize(INVOCATIONS)
                    .allSatisfy(
                            stream -> assertThat(stream).contains("\"refused\"").endsWith("complete null"));
        }
    }

    private CompletableFuture<String> streamed(LambdaAsyncClient lambda) {
        StringBuilder stream = new StringBuilder();
        return lambda.invokeWithResponseStream(
                        r -> r.functionName(sdk.function()).payload(SdkBytes.fromUtf8String("{}")),
                        InvokeWithResponseStreamResponseHandler.builder()
                                .subscriber(InvokeWithResponseStreamResponseHandler.Visitor.builder()
                                        .onPayloadChunk(chunk ->
                                                stream.append(chunk.payload().asUtf8String()))
                                        .onInvokeComplete(end -> stream.append("complete " + end.errorCode()))
                                        .build())
                                .build())
                .thenApply(done -> stream.toString());
    }

    /** All are under way before the first is waited for. */
    private static <T> List<T> atOnce(int count, IntFunction<CompletableFuture<T>> call) {
        List<CompletableFuture<T>> calls =
                IntStream.range(0, count).mapToObj(call).toList();
        return calls.stream().map(CompletableFuture::join).toList();
    }
}
