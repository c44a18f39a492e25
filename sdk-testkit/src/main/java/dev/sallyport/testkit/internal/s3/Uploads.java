package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The uploads in parts that aren't complete. Thread-safe. */
final class Uploads {

    private final Map<String, Upload> uploads = new LinkedHashMap<>();

    synchronized void add(Upload upload) {
        uploads.put(upload.id(), upload);
    }

    /** The upload that the request names. */
    synchronized Upload find(S3Request request) throws AwsError {
        Upload upload = uploads.get(request.uploadId());
        if (upload == null || !upload.key().equals(request.key())) {
            throw S3Errors.noSuchUpload(request.uploadId());
        }
        return upload;
    }

    /** Forgets one, by whoever ends it; only one can. */
    void remove(Upload upload) throws AwsError {
        synchronized (this) {
            if (!uploads.remove(upload.id(), upload)) {
                throw S3Errors.noSuchUpload(upload.id());
            }
        }
    }

    /** All, by key and then by age. */
    synchronized List<Upload> list() {
        List<Upload> list = new ArrayList<>(uploads.values());
        list.sort(Comparator.comparing(Upload::key, KeyOrder.UTF_8));
        return list;
    }
}
