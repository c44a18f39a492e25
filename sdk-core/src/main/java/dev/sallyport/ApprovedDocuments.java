package dev.sallyport;

import dev.sallyport.internal.guard.Guard;
import dev.sallyport.internal.upload.Source;
import dev.sallyport.internal.upload.StoredObject;
import dev.sallyport.internal.upload.Uploads;
import dev.sallyport.trust.PresignedUrl;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The documents under one prefix. */
final class ApprovedDocuments implements Documents {

    private final String bucket;
    private final Guard guard;
    private final Uploads uploads;
    private final @Nullable String dataClass;

    ApprovedDocuments(String bucket, Guard guard, Uploads uploads, @Nullable String dataClass) {
        this.bucket = bucket;
        this.guard = guard;
        this.uploads = uploads;
        this.dataClass = dataClass;
    }

    @Override
    public Document upload(Path file) {
        guard.checkResidency(dataClass, null);
        return document(uploads.stored(Source.of(file)));
    }

    @Override
    public Document upload(InputStream content, long length) {
        guard.checkResidency(dataClass, null);
        return document(uploads.stored(Source.of(content, length)));
    }

    @Override
    public Document at(String key, String versionId) {
        guard.check(key, versionId);
        return new Document(bucket, key, versionId, null, null);
    }

    @Override
    public Document presigned(URI url) {
        PresignedUrl parts = guard.presigned(url.toString());
        String version = parts.versionId().orElse("");
        return new Document(bucket, parts.key(), version, null, null, url.toString());
    }

    @Override
    public Documents ofClass(String name) {
        return new ApprovedDocuments(bucket, guard, uploads, CallOptions.requireDataClass(name));
    }

    private static Document document(StoredObject stored) {
        return new Document(stored.bucket(), stored.key(), stored.versionId(), stored.size(), stored.sha256());
    }
}
