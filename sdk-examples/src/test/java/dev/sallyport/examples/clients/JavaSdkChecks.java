package dev.sallyport.examples.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentFormat;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/** The AWS SDK for Java as it is, in a process of its own whose environment is the env file. */
final class JavaSdkChecks {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final JsonNode sandbox;
    private final Path folder;

    private JavaSdkChecks(JsonNode sandbox, Path folder) {
        this.sandbox = sandbox;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        JavaSdkChecks checks = new JavaSdkChecks(Codec.read(arguments[0], JsonNode.class), Path.of(arguments[1]));
        checks.s3();
        checks.sts();
        checks.lambda();
        checks.bedrock();
    }

    /** No endpoint, Region or key is named here: the SDK finds them in the environment. */
    private void s3() throws Exception {
        try (S3AsyncClient s3 = S3AsyncClient.builder().multipartEnabled(true).build()) {
            for (int megabytes : new int[] {20, 300}) {
                String key = key("large");
                Path there = Files.write(folder.resolve("there"), new byte[0]);
                try (var out = Files.newOutputStream(there)) {
                    for (int i = 0; i < megabytes; i++) {
                        out.write(("line " + i + "\n").repeat(1_000_000 / 10).getBytes(StandardCharsets.UTF_8));
                    }
                }
                Path back = folder.resolve("back");
                s3.putObject(r -> r.bucket(bucket()).key(key), AsyncRequestBody.fromFile(there))
                        .join();
                s3.getObject(r -> r.bucket(bucket()).key(key), AsyncResponseTransformer.toFile(back))
                        .join();
                check("s3 " + megabytes + " MB both ways", Files.mismatch(there, back) == -1);
                Files.delete(back);
            }
            conditions(s3);
        }
    }

    private void conditions(S3AsyncClient s3) {
        String key = key("small");
        String etag = s3.putObject(r -> r.bucket(bucket()).key(key), AsyncRequestBody.fromString("0123456789"))
                .join()
                .eTag();
        check(
                "s3 range",
                s3.getObject(
                                r -> r.bucket(bucket()).key(key).ifMatch(etag).range("bytes=-3"),
                                AsyncResponseTransformer.toBytes())
                        .join()
                        .asUtf8String()
                        .equals("789"));
        try {
            s3.getObject(r -> r.bucket(bucket()).key(key).ifMatch("\"0\""), AsyncResponseTransformer.toBytes())
                    .join();
            check("s3 If-Match", false);
        } catch (CompletionException e) {
            check("s3 If-Match", e.getCause() instanceof S3Exception s3e && s3e.statusCode() == 412);
        }
    }

    private void sts() {
        try (StsAsyncClient sts = StsAsyncClient.create()) {
            check(
                    "sts identity",
                    sts.getCallerIdentity()
                            .join()
                            .account()
                            .equals(sandbox.at("/accounts/a").asText()));
        }
    }

    private void lambda() {
        String function = sandbox.path("function").asText();
        SdkBytes payload = SdkBytes.fromUtf8String("{}");
        try (LambdaAsyncClient lambda = of(LambdaAsyncClient.builder(), "lambdaVpc", "caller")) {
            check(
                    "lambda dry run",
                    lambda.invoke(r -> r.functionName(function).invocationType(InvocationType.DRY_RUN))
                                    .join()
                                    .statusCode()
                            == 204);
            check(
                    "lambda invoke",
                    lambda.invoke(r -> r.functionName(function).payload(payload))
                            .join()
                            .payload()
                            .asUtf8String()
                            .contains("refused"));
            StringBuilder streamed = new StringBuilder();
            lambda.invokeWithResponseStream(
                            r -> r.functionName(function).payload(payload),
                            InvokeWithResponseStreamResponseHandler.builder()
                                    .subscriber(InvokeWithResponseStreamResponseHandler.Visitor.builder()
                                            .onPayloadChunk(chunk -> streamed.append(
                                                    chunk.payload().asUtf8String()))
                                            .onInvokeComplete(complete -> streamed.append("complete"))
                                            .build())
                                    .build())
                    .join();
            check(
                    "lambda stream",
                    streamed.toString().contains("refused")
                            && streamed.toString().endsWith("complete"));
        }
    }

    private void bedrock() {
        Message message = Message.builder()
                .role(ConversationRole.USER)
                .content(
                        ContentBlock.fromText("What is the total?"),
                        ContentBlock.fromDocument(d -> d.name("Invoice 1")
                                .format(DocumentFormat.TXT)
                                .source(s -> s.bytes(SdkBytes.fromUtf8String("Invoice\nTotal: EUR 12.50\n")))))
                .build();
        String model = sandbox.path("model").asText();
        try (BedrockRuntimeAsyncClient bedrock =
                of(BedrockRuntimeAsyncClient.builder(), "bedrockRuntime", "function")) {
            String text = bedrock.converse(
                            r -> r.modelId(model).messages(message).inferenceConfig(c -> c.maxTokens(99)))
                    .join()
                    .output()
                    .message()
                    .content()
                    .get(0)
                    .text();
            check("bedrock converse", !text.isEmpty());
            StringBuilder streamed = new StringBuilder();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            bedrock.converseStream(
                            r -> r.modelId(model).messages(message).inferenceConfig(c -> c.maxTokens(99)),
                            ConverseStreamResponseHandler.builder()
                                    .onError(failure::set)
                                    .subscriber(ConverseStreamResponseHandler.Visitor.builder()
                                            .onContentBlockDelta(delta -> streamed.append(
                                                    delta.delta().text()))
                                            .build())
                                    .build())
                    .join();
            check(
                    "bedrock converse stream",
                    failure.get() == null && streamed.toString().equals(text));
        }
    }

    private <B extends AwsClientBuilder<B, C>, C> C of(B builder, String endpoint, String principal) {
        return builder.endpointOverride(
                        URI.create(sandbox.path("endpoints").path(endpoint).asText()))
                .region(Region.of(sandbox.at("/regions/b").asText()))
                .credentialsProvider(credentials(principal))
                .build();
    }

    private AwsCredentialsProvider credentials(String principal) {
        JsonNode keys = sandbox.path("principals").path(principal);
        return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                keys.path("accessKeyId").asText(),
                keys.path("secretAccessKey").asText(),
                keys.path("sessionToken").asText()));
    }

    private String bucket() {
        return sandbox.path("bucket").asText();
    }

    private String key(String name) {
        return sandbox.path("prefix").asText() + "java/" + name + " 文件";
    }

    private static void check(String name, boolean held) {
        if (!held) {
            throw new AssertionError("does not hold: " + name);
        }
        OUT.println(name);
    }
}
