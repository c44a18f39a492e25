package dev.sallyport.examples.cli;

import dev.sallyport.Schema;
import dev.sallyport.examples.cli.schema.FieldList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which schema a command asks for. */
final class Schemas {

    private static final String DEFAULT = "default-schema.json";

    private Schemas() {}

    /** The schema of the list or of the file, or the one for documents that nothing is known of. */
    static Schema of(@Nullable String fields, @Nullable String file, Terminal terminal) {
        if (fields != null && file != null) {
            throw new UsageException("--fields and --schema exclude each other");
        }
        if (fields != null) {
            return Schema.parse(FieldList.schema(fields));
        }
        return file == null ? Schema.parse(resource()) : read(file, terminal);
    }

    private static Schema read(String file, Terminal terminal) {
        try {
            return Schema.parse(Files.readString(terminal.path(file)));
        } catch (IOException e) {
            throw new UsageException("--schema: the file '" + file + "' can't be read");
        } catch (IllegalArgumentException e) {
            throw new UsageException("--schema: " + e.getMessage());
        }
    }

    private static String resource() {
        try (InputStream json = Objects.requireNonNull(Schemas.class.getResourceAsStream(DEFAULT))) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
