package dev.sallyport.server.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The versioned files of this package, and what callers' words look like inside our tags. */
final class Words {

    static final String ANALYZE = "analyze-1.txt";
    static final String ASSIST = "assist-1.txt";
    static final String REPAIR = "repair-1.txt";

    private static final Pattern OUR_TAGS =
            Pattern.compile("<(?=/?(?:task|schema|instructions|respond_in|question|repair|evidence)>)");

    private Words() {}

    /** The file's text, without the line feed at its end. */
    static String of(String file) {
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no " + file + " in this jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words in a tag; they can't end it, nor begin another. */
    static String tagged(String tag, String words) {
        return "<" + tag + ">" + OUR_TAGS.matcher(words).replaceAll("< ") + "</" + tag + ">\n";
    }

    /** The JSON in a tag, on one line. An angle bracket stands only in strings and may be escaped there. */
    static String tagged(String tag, JsonNode json) {
        return "<" + tag + ">" + Codec.write(json).replace("<", "\\u003c") + "</" + tag + ">\n";
    }
}
