package dev.sallyport.server.prepare;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Text from bytes. What is certain comes first: a byte order mark, valid UTF-8, what the text says of itself. Then what is
 * likely: the multi-byte sets of East Asia by Mozilla's statistics, and one-byte sets by the letters of languages. Bytes
 * with control characters are not text in any set.
 */
final class CharacterSets {

    /** How much is looked at to guess; a text doesn't change its character set. */
    private static final int SAMPLE = 64 * 1024;

    private static final Pattern DECLARED =
            Pattern.compile("(?:charset|encoding)\\s*=\\s*[\"']?([A-Za-z0-9._:-]{2,30})");

    /** The detector's name to the widest set of that family that Java knows. */
    private static final Map<String, String> MULTI_BYTE = Map.of(
            "BIG5", "Big5-HKSCS",
            "GB18030", "GB18030",
            "GBK", "GB18030",
            "EUC-TW", "x-EUC-TW",
            "EUC-JP", "EUC-JP",
            "SHIFT_JIS", "windows-31j",
            "EUC-KR", "x-windows-949",
            "ISO-2022-JP", "ISO-2022-JP",
            "ISO-2022-KR", "ISO-2022-KR");

    private CharacterSets() {}

    /** The text, without its byte order mark; empty if the bytes are no text. */
    static Optional<String> decode(byte[] bytes) {
        return byMark(bytes)
                .or(() -> strictly(bytes, 0, StandardCharsets.UTF_8))
                .or(() -> byZeros(bytes))
                .or(() -> byDeclaration(bytes))
                .or(() -> byStatistics(bytes))
                .or(() -> byLetters(bytes));
    }

    private static Optional<String> byMark(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return strictly(bytes, 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE, 0, 0)) {
            return strictly(bytes, 4, Charset.forName("UTF-32LE"));
        }
        if (starts(bytes, 0, 0, 0xFE, 0xFF)) {
            return strictly(bytes, 4, Charset.forName("UTF-32BE"));
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return strictly(bytes, 2, StandardCharsets.UTF_16LE);
        }
        return starts(bytes, 0xFE, 0xFF) ? strictly(bytes, 2, StandardCharsets.UTF_16BE) : Optional.empty();
    }

    /** UTF-16 without a mark: its spaces, digits and line feeds have their zeros all on one side. */
    private static Optional<String> byZeros(byte[] bytes) {
        int[] zeros = new int[2];
        int length = Math.min(bytes.length, SAMPLE);
        for (int i = 0; i < length; i++) {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        int most = Math.max(zeros[0], zeros[1]);
        if (most * 40 < length || Math.min(zeros[0], zeros[1]) * 10 > most) {
            return Optional.empty();
        }
        return strictly(bytes, 0, zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }

    private static Optional<String> byDeclaration(byte[] bytes) {
        Matcher declared =
                DECLARED.matcher(new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1));
        return declared.find() ? charset(declared.group(1)).flatMap(set -> strictly(bytes, 0, set)) : Optional.empty();
    }

    private static Optional<String> byStatistics(byte[] bytes) {
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, SAMPLE));
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        String wide = name == null ? null : MULTI_BYTE.get(name.toUpperCase(Locale.ROOT));
        if (wide == null || !comesInRuns(bytes)) {
            return Optional.empty();
        }
        return charset(wide).flatMap(set -> strictly(bytes, 0, set));
    }

    /** Accents of European languages stand alone, the bytes of East Asian characters don't. */
    private static boolean comesInRuns(byte[] bytes) {
        int alone = 0;
        int high = 0;
        for (int i = 0; i < Math.min(bytes.length, SAMPLE); i++) {
            if (bytes[i] < 0) {
                high++;
                boolean before = i > 0 && bytes[i - 1] < 0;
                boolean after = i + 1 < bytes.length && bytes[i + 1] < 0;
                alone += before || after ? 0 : 1;
            }
        }
        // The second byte of Big5 and Shift_JIS may be an ASCII letter, hence the room.
        return alone * 3 <= high;
    }

    private static Optional<String> byLetters(byte[] bytes) {
        Charset best = null;
        double score = Double.NEGATIVE_INFINITY;
        byte[] sample = bytes.length <= SAMPLE ? bytes : Arrays.copyOf(bytes, SAMPLE);
        for (LanguageLetters language : LanguageLetters.ALL) {
            double fits = language.score(sample);
            if (fits > score) {
                score = fits;
                best = language.charset();
            }
        }
        return best == null || score < 0 ? Optional.empty() : strictly(bytes, 0, best);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> strictly(byte[] bytes, int from, Charset set) {
        String text = decoded(bytes, from, set);
        return text == null || text.codePoints().anyMatch(CharacterSets::isControl)
                ? Optional.empty()
                : Optional.of(text);
    }

    private static @Nullable String decoded(byte[] bytes, int from, Charset set) {
        try {
            return set.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Also the controls from U+0080: they come from a wrong guess. 0x1A ended files of CP/M and DOS. */
    private static boolean isControl(int c) {
        boolean layout = c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1A || c == 0x85;
        return Character.isISOControl(c) && !layout;
    }

    private static boolean starts(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
