package dev.sallyport.testkit.internal.sigv4;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The time of a signature as it stands on the wire, {@code 20261124T120000Z}. */
public final class SigningTime {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private SigningTime() {}

    /** The time in that form, or in the one that HTTP's own {@code Date} header has. */
    public static Optional<Instant> parse(String text) {
        try {
            boolean http = text.indexOf(' ') >= 0;
            return Optional.of((http ? DateTimeFormatter.RFC_1123_DATE_TIME : FORMAT).parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String format(Instant time) {
        return FORMAT.format(time);
    }
}
