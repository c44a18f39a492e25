package dev.sallyport.path;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Every logger of a process at its loudest. */
final class LoudLogging {

    private static final String JDK = """
            handlers=java.util.logging.ConsoleHandler
            java.util.logging.ConsoleHandler.level=ALL
            .level=ALL
            org.apache.pdfbox.level=ALL
            """;

    private LoudLogging() {}

    static void begin() {
        try {
            LogManager.getLogManager()
                    .readConfiguration(new ByteArrayInputStream(JDK.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Logger.getLogger("loud").finest("the JDK's logging is loud");
    }

    /** A folder that, first on the class path, makes SLF4J's simple logger loud. */
    static Path inFolder(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("simplelogger.properties"),
                "org.slf4j.simpleLogger.defaultLogLevel=trace\norg.slf4j.simpleLogger.logFile=System.err\n");
        return folder;
    }
}
