package dev.sallyport.server.prepare;

import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.FetchedDocument;
import dev.sallyport.server.prepare.PreparedDocument.Page;
import dev.sallyport.server.prepare.PreparedDocument.ReadingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Text in whatever character set: plain, or of a format that reads as text, as CSV, JSON, HTML and mails do. */
final class TextReading {

    private final FetchedDocument document;

    TextReading(FetchedDocument document) {
        this.document = document;
    }

    PreparedDocument read() throws Refusal {
        Optional<String> decoded = CharacterSets.decode(document.bytes());
        if (decoded.isEmpty()) {
            throw Unreadable.unsupported(document.index(), "neither a known format nor text");
        }
        String text = decoded.get();
        if (text.isBlank()) {
            throw Unreadable.empty(document.index());
        }
        if (isDrawing(text)) {
            throw Unreadable.unsupported(document.index(), "an SVG drawing");
        }
        return new PreparedDocument(
                document, PreparedDocument.TEXT, document.bytes(), false, List.of(new Page(text, ReadingMode.TEXT)));
    }

    private static boolean isDrawing(String text) {
        String head =
                text.substring(0, Math.min(text.length(), 1024)).stripLeading().toLowerCase(Locale.ROOT);
        return head.startsWith("<svg") || (head.startsWith("<?xml") && head.contains("<svg"));
    }
}
