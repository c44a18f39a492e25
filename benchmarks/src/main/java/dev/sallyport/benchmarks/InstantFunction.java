package dev.sallyport.benchmarks;

import dev.sallyport.contract.AnalysisResult;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.EventWriter;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** Lambda's endpoint with a function that has its answer ready: the same bytes, at once, whatever is asked. */
final class InstantFunction implements AutoCloseable {

    private static final String ANSWER = """
            {"model":"sallyport-rehearsal-1","rehearsal":true,
             "value":{"applicant":"Chan Tai Man","amount":"1250000.00","total":{"amount":"1300000.00","currency":"HKD"},
              "signedOn":"2026-01-31","parties":[{"name":"Chan Tai Man","role":"borrower"},{"name":"Wong Siu Ling","role":null}]},
             "fields":[
              {"path":"/applicant","state":"found","raw":"Chan Tai Man","evidence":[{"document":0,"page":1,"quote":"Chan Tai Man","verification":"verified"}]},
              {"path":"/amount","state":"found","raw":"HK$ 1,250,000.00","evidence":[{"document":0,"page":2,"quote":"HK$ 1,250,000.00","verification":"verified"}]},
              {"path":"/total","state":"found","raw":"HK$ 1,300,000.00","evidence":[{"document":0,"page":2,"quote":"HK$ 1,300,000.00","verification":"verified"}]},
              {"path":"/signedOn","state":"found","raw":"31 January 2026","evidence":[{"document":0,"page":2,"quote":"31 January 2026","verification":"verified"}]},
              {"path":"/parties/0/name","state":"found","raw":"Chan Tai Man","evidence":[]},
              {"path":"/parties/0/role","state":"found","raw":"borrower","evidence":[]},
              {"path":"/parties/1/name","state":"found","raw":"Wong Siu Ling","evidence":[]},
              {"path":"/parties/1/role","state":"absent","raw":"","evidence":[]}],
             "languages":["en"],"completeness":{"pagesRead":2,"pages":2},"warnings":[],
             "usage":{"inputTokens":2000,"outputTokens":300,"modelCalls":1},
             "documents":[{"mediaType":"application/pdf","sha256":"ab","pages":2,"readingModes":["text","text"]}],"modelMillis":12}""";

    private static final String HEAD = """
            HTTP/1.1 200 OK\r
            Content-Type: application/vnd.amazon.eventstream\r
            Transfer-Encoding: chunked\r
            \r
            """;

    private final ServerSocket server;
    private final byte[] reply;

    private InstantFunction(ServerSocket server, byte[] reply) {
        this.server = server;
        this.reply = reply;
    }

    static InstantFunction start() throws IOException {
        InstantFunction function =
                new InstantFunction(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), reply());
        daemon(function::accept);
        return function;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private static byte[] reply() throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        EventWriter events = new EventWriter(lines, EventWriter.Framing.LINES);
        events.write(new Event.Accepted("benchmark"));
        events.end(new Event.Result(null, null, Codec.read(ANSWER, AnalysisResult.class), null, null));
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        reply.write(HEAD.getBytes(StandardCharsets.US_ASCII));
        chunk(reply, frame("PayloadChunk", lines.toByteArray()));
        chunk(reply, frame("InvokeComplete", "{}".getBytes(StandardCharsets.US_ASCII)));
        chunk(reply, new byte[0]);
        return reply.toByteArray();
    }

    private static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] frame(String event, byte[] payload) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(":message-type", HeaderValue.fromString("event"));
        headers.put(":event-type", HeaderValue.fromString(event));
        headers.put(":content-type", HeaderValue.fromString("application/octet-stream"));
        ByteBuffer buffer = new Message(headers, payload).toByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 65_536);
            byte[] head = new byte[65_536];
            while (consume(in, head)) {
                socket.getOutputStream().write(reply);
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    /** One request; false at the end of the connection. */
    private static boolean consume(InputStream in, byte[] head) throws IOException {
        int length = 0;
        while (!ended(head, length)) {
            int next = in.read();
            if (next < 0) {
                return false;
            }
            head[length++] = (byte) next;
        }
        in.skipNBytes(contentLength(new String(head, 0, length, StandardCharsets.US_ASCII)));
        return true;
    }

    private static boolean ended(byte[] head, int length) {
        return length >= 4
                && head[length - 4] == '\r'
                && head[length - 3] == '\n'
                && head[length - 2] == '\r'
                && head[length - 1] == '\n';
    }

    private static long contentLength(String head) {
        return Arrays.stream(head.split("\r\n", -1))
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).trim()))
                .findFirst()
                .orElse(0);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "instant-function");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
