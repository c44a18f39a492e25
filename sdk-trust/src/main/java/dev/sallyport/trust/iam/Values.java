package dev.sallyport.trust.iam;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of conditions out of their text; null where the text is none. */
final class Values {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?");
    // A year has four digits; what has more is seconds since 1970.
    private static final Pattern EPOCH = Pattern.compile("\\d{5,12}(\\.\\d{1,9})?");

    private Values() {}

    static @Nullable BigDecimal number(String text) {
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    /** "W3C implementations of the ISO 8601 date formats or in epoch (UNIX) time", IAM user guide, "Date condition operators". */
    static @Nullable Instant date(String text) {
        if (EPOCH.matcher(text).matches()) {
            BigDecimal nanos = new BigDecimal(text).movePointRight(9);
            BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.TEN.pow(9));
            return Instant.ofEpochSecond(parts[0].longValue(), parts[1].longValue());
        }
        try {
            return switch (text.length()) {
                case 4 -> start(Year.parse(text).atDay(1));
                case 7 -> start(YearMonth.parse(text).atDay(1));
                case 10 -> start(LocalDate.parse(text));
                default -> OffsetDateTime.parse(text).toInstant();
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable ByteBuffer bytes(String text) {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
