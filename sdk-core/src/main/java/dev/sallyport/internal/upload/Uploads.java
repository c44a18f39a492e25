package dev.sallyport.internal.upload;

import dev.sallyport.InvalidDocumentException;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Sha256;
import dev.sallyport.contract.Stage;
import dev.sallyport.internal.guard.Guard;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** Puts bytes under the approved prefix. Thread-safe. */
public final class Uploads implements AutoCloseable {

    private final S3Door door;
    private final Supplier<String> names;

    /** Uploads through that door, which they close, under names that are never the same. */
    public Uploads(S3Door door, Supplier<String> names) {
        this.door = door;
        this.names = names;
    }

    /** Writes the bytes as a new object and pins what was written. */
    public StoredObject stored(byte[] bytes) {
        if (bytes.length == 0) {
            String sentence = "the file has no bytes";
            throw new InvalidDocumentException(ErrorCode.DOCUMENT_EMPTY, Stage.UPLOAD, Paid.NO, null, sentence, null);
        }
        if (bytes.length > Limits.DOCUMENT_BYTES) {
            throw Guard.tooLarge(bytes.length, Stage.UPLOAD, null);
        }
        String key = door.location().prefix() + names.get();
        String version = version(put(key, bytes));
        return new StoredObject(door.location().bucket(), key, version, bytes.length, Sha256.hex(bytes));
    }

    private PutObjectResponse put(String key, byte[] bytes) {
        var sending = door.client()
                .putObject(
                        request -> request.bucket(door.location().bucket())
                                .key(key)
                                .contentLength((long) bytes.length)
                                .expectedBucketOwner(door.owner()),
                        AsyncRequestBody.fromBytesUnsafe(bytes));
        try {
            return sending.get();
        } catch (InterruptedException e) {
            sending.cancel(true);
            Thread.currentThread().interrupt();
            throw UploadFaults.interrupted();
        } catch (ExecutionException | CompletionException | CancellationException e) {
            throw UploadFaults.of(e);
        }
    }

    /** A bucket without versioning names none, one whose versioning is suspended calls every version {@code null}. */
    private static String version(PutObjectResponse response) {
        String version = response.versionId();
        if (version == null || version.isEmpty() || version.equals("null")) {
            String sentence = "the bucket keeps no versions, so what was written can't be pinned";
            throw new InvalidDocumentException(ErrorCode.VERSION_REQUIRED, Stage.UPLOAD, Paid.NO, null, sentence, null);
        }
        return version;
    }

    @Override
    public void close() {
        door.close();
    }
}
