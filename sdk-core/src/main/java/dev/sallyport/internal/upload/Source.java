package dev.sallyport.internal.upload;

import dev.sallyport.InvalidDocumentException;
import dev.sallyport.RefusedException;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import dev.sallyport.internal.guard.Guard;
import dev.sallyport.internal.transport.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where an upload's bytes come from. They are held in memory, so that nothing is sent of what can't be sent whole. */
public final class Source {

    private Source() {}

    /** A file's bytes. */
    public static byte[] of(Path file) {
        if (!Files.isRegularFile(file)) {
            String sentence = Files.exists(file) ? "what is to be uploaded is no file" : "there is no such file";
            throw missing(sentence, null);
        }
        try (InputStream content = Files.newInputStream(file)) {
            return read(content, Files.size(file));
        } catch (IOException e) {
            throw missing("the file can't be read", Cause.of(e));
        }
    }

    /** A stream's bytes, which are exactly so many. */
    public static byte[] of(InputStream content, long length) {
        if (length < 0) {
            throw usage("a length is not negative");
        }
        byte[] bytes;
        try {
            bytes = read(content, length);
        } catch (IOException e) {
            throw missing("the stream can't be read", Cause.of(e));
        }
        if (bytes.length != length) {
            throw usage("the stream doesn't have the length that was named");
        }
        return bytes;
    }

    private static byte[] read(InputStream content, long length) throws IOException {
        if (length > Limits.DOCUMENT_BYTES) {
            throw Guard.tooLarge(length, Stage.UPLOAD, null);
        }
        return content.readNBytes((int) Limits.DOCUMENT_BYTES + 1);
    }

    private static InvalidDocumentException missing(String sentence, @Nullable Throwable cause) {
        return new InvalidDocumentException(ErrorCode.DOCUMENT_MISSING, Stage.UPLOAD, Paid.NO, null, sentence, cause);
    }

    private static RefusedException usage(String sentence) {
        return new RefusedException(ErrorCode.USAGE, Stage.UPLOAD, Paid.NO, null, sentence, null);
    }
}
