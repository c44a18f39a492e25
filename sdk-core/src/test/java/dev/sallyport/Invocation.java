package dev.sallyport;

import dev.sallyport.contract.AnalysisResult;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.Envelope;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.EventWriter;
import dev.sallyport.contract.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** One HTTP request to the fake function, and everything with which it can be answered. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Invocation(String path, Map<String, String> headers, byte[] body, Socket socket) {

    boolean streaming() {
        return path.endsWith("/response-streaming-invocations");
    }

    Request request() throws IOException {
        Envelope envelope = Codec.read(body, Envelope.class);
        return Codec.read(Objects.requireNonNull(envelope.request()), Request.class);
    }

    /** Answers as Lambda does when the function writes this, in whichever of the two ways was asked for. */
    void reply(Script script) throws IOException {
        if (streaming()) {
            begin();
            frames(script);
            frame("InvokeComplete", "{}");
            end();
        } else {
            respond(200, Map.of(), buffered(script));
        }
    }

    /** The events of a script as frames of a stream that has begun, one each. */
    void frames(Script script) throws IOException {
        OutputStream frames = new OutputStream() {
            private final ByteArrayOutputStream held = new ByteArrayOutputStream();

            @Override
            public void write(int b) {
                held.write(b);
            }

            @Override
            public void write(byte[] b, int off, int len) {
                held.write(b, off, len);
            }

            @Override
            public void flush() throws IOException {
                frame("PayloadChunk", held.toByteArray());
                held.reset();
            }
        };
        script.write(new EventWriter(frames, EventWriter.Framing.LINES));
    }

    static byte[] buffered(Script script) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        script.write(new EventWriter(out, EventWriter.Framing.ARRAY));
        return out.toByteArray();
    }

    /** The head of a streamed reply. */
    void begin() throws IOException {
        write(
                "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    void frame(String event, String json) throws IOException {
        frame(event, json.getBytes(StandardCharsets.UTF_8));
    }

    void frame(String event, byte[] payload) throws IOException {
        chunk(encoded(event, payload));
    }

    static byte[] encoded(String event, byte[] payload) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(":message-type", HeaderValue.fromString("event"));
        headers.put(":event-type", HeaderValue.fromString(event));
        headers.put(":content-type", HeaderValue.fromString("application/octet-stream"));
        return bytes(new Message(headers, payload));
    }

    static byte[] bytes(Message message) {
        ByteBuffer buffer = message.toByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    void chunk(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        write(Integer.toHexString(bytes.length) + "\r\n");
        out.write(bytes);
        write("\r\n");
    }

    void end() throws IOException {
        write("0\r\n\r\n");
    }

    void respond(int status, Map<String, String> more, byte[] content) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\nContent-Length: " + content.length);
        more.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        write(head + "\r\n\r\n");
        socket.getOutputStream().write(content);
        socket.getOutputStream().flush();
    }

    void write(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** What the function writes. */
    interface Script {
        void write(EventWriter events) throws IOException;

        static Script analysis(String json) {
            return events -> {
                events.write(new Event.Accepted("r"));
                events.end(new Event.Result(null, null, Codec.read(json, AnalysisResult.class), null, null));
            };
        }

        static Script refused(Event.Refused refused) {
            return events -> events.end(refused);
        }
    }
}
