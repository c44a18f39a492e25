package dev.sallyport;

import java.util.List;
import java.util.OptionalInt;

/**
 * What one document turned out to be.
 *
 * @param mediaType by its content, not its name
 * @param sha256 lower-case hex SHA-256 of the bytes that were read
 * @param pages its pages; empty where it has none
 * @param readingModes {@code text}, {@code vision} or {@code both}, a page; one entry where it has none
 */
public record DocumentReading(String mediaType, String sha256, OptionalInt pages, List<String> readingModes) {

    /** Copies the modes. */
    public DocumentReading {
        readingModes = List.copyOf(readingModes);
    }
}
