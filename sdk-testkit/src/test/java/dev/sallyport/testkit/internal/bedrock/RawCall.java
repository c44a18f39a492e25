package dev.sallyport.testkit.internal.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.eventstream.Message;

/** A signed request whose response is shown as it came, where the SDK would hide it. */
final class RawCall {

    private final Principal principal;
    private final SdkHttpRequest.Builder request;

    RawCall(Sandbox sandbox, String operation) {
        principal = sandbox.administratorB();
        String model = URLEncoder.encode(sandbox.modelId(), StandardCharsets.UTF_8);
        request = SdkHttpRequest.builder()
                .uri(sandbox.endpoints().bedrockRuntime())
                .method(SdkHttpMethod.POST)
                .encodedPath("/model/" + model + "/" + operation);
    }

    RawCall header(String name, String value) {
        request.putHeader(name, value);
        return this;
    }

    RawCall to(SdkHttpMethod method, String path) {
        request.method(method).encodedPath(path);
        return this;
    }

    Response send(String body) throws IOException, InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SdkHttpRequest signed = signed(bytes);
        HttpRequest.Builder sent = HttpRequest.newBuilder(signed.getUri())
                .version(HttpClient.Version.HTTP_1_1)
                .method(signed.method().name(), HttpRequest.BodyPublishers.ofByteArray(bytes));
        signed.forEachHeader((name, values) -> {
            if (!name.toLowerCase(Locale.ROOT).equals("host")
                    && !name.toLowerCase(Locale.ROOT).equals("content-length")) {
                values.forEach(value -> sent.header(name, value));
            }
        });
        return new Response(HttpClient.newHttpClient().send(sent.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    private SdkHttpRequest signed(byte[] body) {
        return AwsV4HttpSigner.create()
                .sign(r -> r.identity(AwsSessionCredentialsIdentity.create(
                                principal.accessKeyId(), principal.secretAccessKey(), principal.sessionToken()))
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "bedrock")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
                .request();
    }

    /** A header of a message of an event stream. */
    static String header(Message frame, String name) {
        return Objects.requireNonNull(frame.getHeaders().get(name)).getString();
    }

    /** What came. */
    record Response(HttpResponse<byte[]> http) {

        int status() {
            return http.statusCode();
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return ModelSandbox.parsed(new String(http.body(), StandardCharsets.UTF_8));
        }

        List<Message> frames() {
            List<Message> frames = new ArrayList<>();
            ByteBuffer rest = ByteBuffer.wrap(http.body());
            while (rest.hasRemaining()) {
                ByteBuffer next = rest.duplicate();
                int length = next.getInt(rest.position());
                next.limit(rest.position() + length);
                frames.add(Message.decode(next));
                rest.position(rest.position() + length);
            }
            return frames;
        }
    }
}
