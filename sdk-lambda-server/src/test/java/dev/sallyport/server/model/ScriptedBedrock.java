package dev.sallyport.server.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** A server that answers as Bedrock's streams do, with what a test wrote for it. */
final class ScriptedBedrock implements AutoCloseable {

    static final String START =
            "{\"type\":\"message_start\",\"message\":{\"model\":\"claude-x\",\"usage\":{\"input_tokens\":50,\"output_tokens\":1}}}";
    static final String STOP = "{\"type\":\"message_stop\"}";

    final AtomicInteger requests = new AtomicInteger();
    volatile String path = "";
    volatile String body = "";
    volatile Answer answer = exchange -> {};

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;
    private final BedrockRuntimeAsyncClient client;

    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    ScriptedBedrock() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            path = exchange.getRequestURI().getPath();
            body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            answer.to(exchange);
        });
        server.start();
        client = BedrockRuntimeAsyncClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                // The JDK's server knows HTTP/1.1 only; HTTP/2 is the sandbox's to show.
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1))
                .overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    BedrockRuntimeAsyncClient client() {
        return client;
    }

    @Override
    public void close() {
        over.countDown();
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }

    /** Sends that, and nothing more until the server closes. */
    Answer stallsAfter(String event) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            frame(event, exchange.getResponseBody());
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    static Answer streams(String... events) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/vnd.amazon.eventstream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (String event : events) {
                    frame(event, out);
                }
            }
        };
    }

    private static void frame(String event, OutputStream out) throws IOException {
        String payload =
                "{\"bytes\":\"" + Base64.getEncoder().encodeToString(event.getBytes(UTF_8)) + "\",\"p\":\"abc\"}";
        new Message(
                        Map.of(
                                ":message-type", HeaderValue.fromString("event"),
                                ":event-type", HeaderValue.fromString("chunk"),
                                ":content-type", HeaderValue.fromString("application/json")),
                        payload.getBytes(UTF_8))
                .encode(out);
        out.flush();
    }

    static Answer fails(int status, String type) {
        return fails(status, type, "quotes the customer");
    }

    static Answer fails(int status, String type, String words) {
        return exchange -> {
            byte[] message = ("{\"message\":\"" + words + "\"}").getBytes(UTF_8);
            exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
            exchange.sendResponseHeaders(status, message.length);
            exchange.getResponseBody().write(message);
            exchange.close();
        };
    }

    static String begins(int index, String type) {
        return "{\"type\":\"content_block_start\",\"index\":" + index + ",\"content_block\":{\"type\":\"" + type
                + "\",\"text\":\"\"}}";
    }

    static String writes(int index, String text) {
        return "{\"type\":\"content_block_delta\",\"index\":" + index
                + ",\"delta\":{\"type\":\"text_delta\",\"text\":\"" + text + "\"}}";
    }

    static String ends(String reason) {
        return "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
                + "\"},\"usage\":{\"output_tokens\":20}}";
    }
}
