package dev.sallyport.testkit.internal.eventstream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/** One message of an event stream. */
public record EventFrame(Message message) {

    /** The media type of a body that is made of such messages. */
    public static final String MEDIA_TYPE = "application/vnd.amazon.eventstream";

    /** An event of that type. */
    public static EventFrame event(String type, String mediaType, byte[] payload) {
        return frame("event", ":event-type", type, mediaType, payload);
    }

    /** An exception that ends the stream; its payload is JSON. */
    public static EventFrame exception(String type, byte[] payload) {
        return frame("exception", ":exception-type", type, "application/json", payload);
    }

    /** Writes it and sends it on its way at once. */
    public void writeTo(OutputStream out) throws IOException {
        // Message.encode would hide the IOException of a client that has left.
        out.write(bytes());
        out.flush();
    }

    private byte[] bytes() {
        ByteBuffer encoded = message.toByteBuffer();
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    private static EventFrame frame(String kind, String typeHeader, String type, String mediaType, byte[] payload) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(typeHeader, HeaderValue.fromString(type));
        headers.put(":content-type", HeaderValue.fromString(mediaType));
        headers.put(":message-type", HeaderValue.fromString(kind));
        return new EventFrame(new Message(headers, payload));
    }
}
