package dev.sallyport.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Example messages as they cross the wire, to the byte, for the tests of both sides and of anyone who speaks the contract.
 * Names are paths: {@code request/…} are what an envelope holds, {@code envelope/…} are payloads, {@code event/…} are single
 * events, {@code reply/…} are whole replies, and {@code broken/…} are replies that nobody may believe. A name that ends
 * with {@code .jsonl} is framed as {@link EventWriter.Framing#LINES}, any other reply as {@link EventWriter.Framing#ARRAY}.
 */
public final class RecordedMessages {

    private static final String INDEX = "index.txt";

    private RecordedMessages() {}

    /** The names of all messages that begin so, in the order of the index; {@code ""} for all. */
    public static List<String> names(String beginning) {
        return text(INDEX).lines().filter(name -> name.startsWith(beginning)).toList();
    }

    /**
     * A message's bytes.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static byte[] bytes(String name) {
        try (InputStream message = RecordedMessages.class.getResourceAsStream("messages/" + name)) {
            if (message == null) {
                throw new IllegalArgumentException("no recorded message is called " + name);
            }
            return message.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A message as text.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
