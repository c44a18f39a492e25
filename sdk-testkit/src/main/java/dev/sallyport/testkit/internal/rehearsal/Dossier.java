package dev.sallyport.testkit.internal.rehearsal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What could be read of all documents.
 *
 * @param lines all lines, document by document
 * @param documents how many documents there are
 * @param pages how many pages they have, those without pages counted as one
 */
record Dossier(List<Line> lines, int documents, int pages) {

    /** What is read of one request at most; more would only make the machine slow. */
    private static final int MAX_CHARACTERS = 2_000_000;

    private static final int LONGEST_LINE = 4_000;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\t]]");

    static Dossier read(List<SentDocument> documents) {
        List<Line> lines = new ArrayList<>();
        int pages = 0;
        int characters = 0;
        for (int i = 0; i < documents.size(); i++) {
            List<String> texts = texts(documents.get(i));
            boolean paged = documents.get(i).kind() == SentDocument.Kind.PDF;
            pages += Math.max(1, texts.size());
            for (int page = 0; page < texts.size() && characters < MAX_CHARACTERS; page++) {
                characters += texts.get(page).length();
                lines.addAll(lines(i, paged ? page + 1 : null, texts.get(page)));
            }
        }
        return new Dossier(List.copyOf(lines), documents.size(), pages);
    }

    private static List<String> texts(SentDocument document) {
        return switch (document.kind()) {
            case PDF -> PdfText.pages(document.bytes());
            case IMAGE -> List.of(ImageText.read(document.bytes()));
            case OTHER -> List.of();
            case TEXT -> List.of(limited(new String(document.bytes(), StandardCharsets.UTF_8)));
        };
    }

    private static String limited(String text) {
        return text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
    }

    private static List<Line> lines(int document, @Nullable Integer page, String text) {
        return text.lines()
                .map(line -> CONTROLS.matcher(line).replaceAll("").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line)
                .map(line -> new Line(document, page, line))
                .toList();
    }

    /** Everything as one text. */
    String text() {
        return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Dossier[" + documents + " documents, " + lines.size() + " lines]";
    }
}
