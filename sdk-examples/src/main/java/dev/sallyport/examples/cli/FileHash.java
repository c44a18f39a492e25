package dev.sallyport.examples.cli;

import dev.sallyport.contract.Sha256;
import dev.sallyport.examples.cli.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The hash by which a file is known again. */
final class FileHash {

    private FileHash() {}

    /** Lower-case hex SHA-256 of a file's bytes; null for what isn't a readable file here. */
    static @Nullable String of(Source source) {
        if (!(source instanceof Source.LocalFile file) || !Files.isRegularFile(file.path())) {
            return null;
        }
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream bytes = Files.newInputStream(file.path())) {
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            return null;
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
