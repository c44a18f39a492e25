package dev.sallyport.trust.iam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The condition keys that are known here, with where each is documented. What isn't in the table is refused. */
final class ConditionKeys {
    private static final String TABLE = "condition-keys.txt";

    private static final Map<String, Key> KEYS = new HashMap<>();
    private static final Map<String, Key> FAMILIES = new HashMap<>();

    static {
        for (Key key : table()) {
            String lower = key.name().toLowerCase(Locale.ROOT);
            (key.family() ? FAMILIES : KEYS).put(lower, key);
        }
    }

    private ConditionKeys() {}

    /** The row of a key, whatever its case; null if it isn't known. */
    static @Nullable Key find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Key exact = KEYS.get(lower);
        if (exact != null) {
            return exact;
        }
        int end = endOfFamily(lower);
        return end == 0 || end == lower.length() ? null : FAMILIES.get(lower.substring(0, end));
    }

    /** After the slash, or else after the second colon. */
    private static int endOfFamily(String name) {
        int slash = name.indexOf('/') + 1;
        int colon = name.indexOf(':', name.indexOf(':') + 1) + 1;
        return slash == 0 || (colon > 0 && colon < slash) ? colon : slash;
    }

    /** Every row. */
    static List<Key> table() {
        try (InputStream in = ConditionKeys.class.getResourceAsStream(TABLE)) {
            String text = new String(Objects.requireNonNull(in, TABLE).readAllBytes(), StandardCharsets.UTF_8);
            List<String[]> rows = text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .toList();
            Map<String, String[]> pages = rows.stream()
                    .filter(cells -> cells[0].startsWith("@"))
                    .collect(Collectors.toMap(cells -> cells[0], cells -> cells));
            return rows.stream()
                    .filter(cells -> !cells[0].startsWith("@"))
                    .map(cells -> row(cells, Objects.requireNonNull(pages.get(cells[4]), cells[0])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Key row(String[] cells, String[] page) {
        return new Key(cells[0], KeyType.valueOf(cells[1]), cells[2].equals("many"), cells[3], page[1], page[2]);
    }

    /**
     * A row.
     *
     * @param name as AWS writes it; a family of keys ends with {@code /} or {@code :}
     * @param type what its values are
     * @param multivalued whether a request can have several values of it
     * @param presence when a request has it
     * @param source title of AWS's page about it
     * @param url its address
     */
    record Key(String name, KeyType type, boolean multivalued, String presence, String source, String url) {
        /** Whether it stands for all keys that start so. */
        boolean family() {
            return name.endsWith("/") || name.endsWith(":");
        }
    }

    /** What values are. */
    enum KeyType {
        STRING,
        ARN,
        BOOL,
        NUMERIC,
        DATE,
        EPOCH,
        IP,
        BINARY
    }
}
