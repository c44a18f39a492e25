package dev.sallyport.testkit.internal.rehearsal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The text of an image, read by Tesseract where it is installed; nothing elsewhere. */
final class ImageText {

    /** Scripts and orientation aren't languages. */
    private static final Set<String> NO_LANGUAGES = Set.of("osd", "equ", "snum");

    private static final int MOST_LANGUAGES = 6;
    private static final String LANGUAGES = languages();

    private ImageText() {}

    /** The lines that Tesseract is fairly sure of; empty if there are none. */
    static String read(byte[] image) {
        if (LANGUAGES.isEmpty()) {
            return "";
        }
        List<String> command = List.of("tesseract", "stdin", "stdout", "-l", LANGUAGES, "tsv");
        return ChildProcess.run(command, image).map(WordTable::lines).orElse("");
    }

    private static String languages() {
        String listed = ChildProcess.run(List.of("tesseract", "--list-langs"), new byte[0])
                .orElse("");
        List<String> languages = new ArrayList<>(Arrays.stream(listed.split("\n", -1))
                .map(String::strip)
                .filter(name -> name.matches("[a-z]{3}(_[A-Za-z]+)*") && !NO_LANGUAGES.contains(name))
                .limit(MOST_LANGUAGES)
                .toList());
        // The first one decides what can't be told apart otherwise, digits for instance.
        if (languages.remove("eng")) {
            languages.add(0, "eng");
        }
        return String.join("+", languages);
    }
}
