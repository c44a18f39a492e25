package dev.sallyport.path;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A word that should be found nowhere, and the disguises in which it is looked for. */
final class Canary {

    /** The four bytes and more of a line of a hex dump, as Netty prints it. */
    private static final Pattern DUMPED = Pattern.compile("\\|((?: [0-9a-f]{2}){1,16}) *\\|");

    private final List<String> forms = new ArrayList<>();
    private final String hex;

    Canary(String word) {
        forms.add(word.toLowerCase(Locale.ROOT));
        hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
        forms.add(hex);
        forms.add(spaced(word, "\0"));
        forms.add(spaced(word, " "));
        forms.add(spaced(word, "."));
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            addBase64(word.getBytes(charset));
        }
        forms.add(each(word, "\\u%04x"));
        forms.add(each(word, "%%%02x"));
    }

    private static String each(String word, String format) {
        return word.chars().mapToObj(c -> String.format(format, c)).collect(Collectors.joining());
    }

    /** Letters of base64 that stay the same whatever is before and after, for each of the three places to begin at. */
    private void addBase64(byte[] bytes) {
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, shifted, before, bytes.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            int first = before == 0 ? 0 : before + 1;
            int last = text.length() - (shifted.length % 3 == 0 ? 0 : 1);
            String inner = text.substring(first, last).toLowerCase(Locale.ROOT);
            forms.add(inner);
            forms.add(inner.replace('+', '-').replace('/', '_'));
        }
    }

    private static String spaced(String word, String between) {
        return word.toLowerCase(Locale.ROOT)
                .chars()
                .mapToObj(Character::toString)
                .collect(Collectors.joining(between));
    }

    /** Whether the line has it, in any form. */
    boolean isIn(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return forms.stream().anyMatch(lower::contains);
    }

    /** Whether hex dumps have it, across their lines. */
    boolean isDumpedIn(List<String> lines) {
        StringBuilder dumped = new StringBuilder();
        for (String line : lines) {
            DUMPED.matcher(line)
                    .results()
                    .forEach(row -> dumped.append(row.group(1).replace(" ", "")));
        }
        return dumped.indexOf(hex) >= 0;
    }
}
