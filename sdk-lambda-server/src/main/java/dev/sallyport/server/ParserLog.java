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

    /**
     * To be called before the first parser is loaded. PDFBox logs through Commons Logging, which would hand on to whatever
     * logging a deployment adds; the others through the JDK's.
     */
    static void silence() {
        System.setProperty("org.apache.commons.logging.LogFactory", "org.apache.commons.logging.impl.LogFactoryImpl");
        System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
        PARSERS.forEach(parser -> parser.setLevel(Level.OFF));
    }
}
