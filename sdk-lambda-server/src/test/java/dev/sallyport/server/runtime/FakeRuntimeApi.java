package dev.sallyport.server.runtime;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The Runtime API as bytes on a socket: hands out what it is told to and keeps what it gets, chunk by chunk. */
final class FakeRuntimeApi implements AutoCloseable {

    /** One request that was not for the next invocation. */
    record Received(String line, Map<String, String> headers, List<String> chunks, Map<String, String> trailers) {
        String body() {
            return String.join("", chunks);
        }
    }

    final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    /** Each chunk as it came, before the request is at its end. */
    final BlockingQueue<String> arriving = new LinkedBlockingQueue<>();

    private final BlockingQueue<String> next = new LinkedBlockingQueue<>();
    private final ServerSocket server;
    private volatile String answer = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";

    FakeRuntimeApi() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept, "fake-runtime-api");
        accepting.setDaemon(true);
        accepting.start();
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Hands out an invocation; its deadline is 1970-01-01 plus these milliseconds. */
    FakeRuntimeApi invocation(String id, long deadlineMillis, String payload) {
        int length = payload.getBytes(StandardCharsets.UTF_8).length;
        next.add("HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: " + id
                + "\r\nlambda-runtime-deadline-ms: " + deadlineMillis
                + "\r\nLambda-Runtime-Invoked-Function-Arn: arn:alias\r\nContent-Length: " + length + "\r\n\r\n"
                + payload);
        return this;
    }

    /** Hands out these bytes instead of an invocation. */
    FakeRuntimeApi raw(String response) {
        next.add(response);
        return this;
    }

    FakeRuntimeApi answering(String response) {
        answer = response;
        return this;
    }

    /** The next request for an invocation finds the connection closed. */
    FakeRuntimeApi thenGone() {
        next.add("");
        return this;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread serving = new Thread(() -> serve(socket), "fake-runtime-api-connection");
                serving.setDaemon(true);
                serving.start();
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            String line = line(in);
            Map<String, String> headers = headers(in);
            if (line.startsWith("GET /2018-06-01/runtime/invocation/next ")) {
                out.write(next.take().getBytes(StandardCharsets.UTF_8));
            } else {
                received.add(request(line, headers, in));
                out.write(answer.getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
        } catch (IOException e) {
            arriving.add("(broken off)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Received request(String line, Map<String, String> headers, InputStream in) throws IOException {
        List<String> chunks = new ArrayList<>();
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            chunks.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            return new Received(line, headers, chunks, Map.of());
        }
        for (int size = size(in); size > 0; size = size(in)) {
            String chunk = new String(in.readNBytes(size), StandardCharsets.UTF_8);
            line(in);
            chunks.add(chunk);
            arriving.add(chunk);
        }
        return new Received(line, headers, chunks, headers(in));
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("closed");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
