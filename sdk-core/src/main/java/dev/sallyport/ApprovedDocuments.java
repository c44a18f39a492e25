package dev.sallyport;

import dev.sallyport.internal.guard.Guard;
import dev.sallyport.internal.upload.Source;
import dev.sallyport.internal.upload.StoredObject;
import dev.sallyport.internal.upload.Uploads;
import java.io.InputStream;
import java.nio.file.Path;

/** The documents under one prefix. */
final class ApprovedDocuments implements Documents {

    private final String bucket;
    private final Guard guard;
    private final Uploads uploads;

    ApprovedDocuments(String bucket, Guard guard, Uploads uploads) {
        this.bucket = bucket;
        this.guard = guard;
        this.uploads = uploads;
    }

    @Override
    public Document upload(Path file) {
        return document(uploads.stored(Source.of(file)));
    }

    @Override
    public Document upload(InputStream content, long length) {
        return document(uploads.stored(Source.of(content, length)));
    }

    @Override
    public Document at(String key, String versionId) {
        guard.check(key, versionId);
        return new Document(bucket, key, versionId, null, null);
    }

    private static Document document(StoredObject stored) {
        return new Document(stored.bucket(), stored.key(), stored.versionId(), stored.size(), stored.sha256());
    }
}
