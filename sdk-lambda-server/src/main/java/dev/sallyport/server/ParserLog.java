package dev.sallyport.server;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps parsers from telling the log what they stumbled over: it may be a customer's words. */
final class ParserLog {

    /** Held here: a logger that nobody holds is forgotten, with its level. */
    private static final List<Logger> PARSERS = List.of(
            Logger.getLogger("org.apache.pdfbox"),
            Logger.getLogger("org.apache.fontbox"),
            Logger.getLogger("com.twelvemonkeys"),
            Logger.getLogger("com.networknt"));

    private ParserLog() {}

    static void silence() {
        PARSERS.forEach(parser -> parser.setLevel(Level.OFF));
    }
}
