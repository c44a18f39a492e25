package dev.sallyport.server;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Keeps libraries from telling the log what they see, however loud the deployment's logging is: parsers name what they
 * stumble over, HTTP clients dump what they send, signers print session tokens.
 */
final class LibraryLog {

    private LibraryLog() {}

    /**
     * To be called before the first library is loaded. What logs through SLF4J is asked for its name, PDFBox logs through
     * Commons Logging, the JDK and the readers of images through the JDK's.
     */
    static void silence() {
        System.setProperty("slf4j.provider", OwnLogging.class.getName());
        System.setProperty("org.apache.commons.logging.LogFactory", "org.apache.commons.logging.impl.LogFactoryImpl");
        System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
    }
}
