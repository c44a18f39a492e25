package dev.sallyport.testkit.internal.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of this package: {@code name = word | word} lines, {@code #} comments. */
final class DataFile {

    private DataFile() {}

    /** The file's lines, in order; words of a name that is there twice are put together. */
    static Map<String, List<String>> read(String name) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        for (String line : text(name).split("\n", -1)) {
            int equals = line.indexOf(" = ");
            if (line.startsWith("#") || equals < 0) {
                continue;
            }
            List<String> words = Arrays.stream(line.substring(equals + 3).split("\\|", -1))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList();
            lines.computeIfAbsent(line.substring(0, equals).strip(), n -> new ArrayList<>())
                    .addAll(words);
        }
        return lines;
    }

    private static String text(String name) {
        try (InputStream in = DataFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is damaged", e);
        }
    }
}
