package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an object was stored with besides its bytes.
 *
 * @param headers its headers by lower-case name: content type, metadata…
 * @param tags its tags
 */
record Description(Map<String, String> headers, Tags tags) {

    static final String METADATA = "x-amz-meta-";
    static final String STORAGE_CLASS = "x-amz-storage-class";

    private static final String STANDARD = "STANDARD";
    private static final Set<String> STORED = Set.of(
            "content-type", "content-encoding", "content-language", "content-disposition", "cache-control", "expires");
    private static final List<String> CLASSES =
            List.of(STANDARD, "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "REDUCED_REDUNDANCY");
    private static final List<String> ARCHIVES =
            List.of("GLACIER", "DEEP_ARCHIVE", "OUTPOSTS", "SNOW", "EXPRESS_ONEZONE");
    private static final int METADATA_BYTES = 2 * 1024;

    Description {
        headers = Map.copyOf(headers);
    }

    /** What an upload says. */
    static Description of(S3Request request) throws AwsError {
        return new Description(headers(request), Tags.ofHeader(request));
    }

    /** Without the tags. */
    static Map<String, String> headers(S3Request request) throws AwsError {
        checkStorageClass(request);
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "binary/octet-stream");
        AwsRequest http = request.http();
        http.headers().forEach((name, values) -> {
            if (STORED.contains(name) || name.startsWith(METADATA)) {
                headers.put(name, String.join(",", values));
            }
        });
        request.header(STORAGE_CLASS)
                .filter(name -> !name.equals(STANDARD))
                .ifPresent(name -> headers.put(STORAGE_CLASS, name));
        checkMetadata(headers);
        return headers;
    }

    private static void checkStorageClass(S3Request request) throws AwsError {
        String name = request.header(STORAGE_CLASS).orElse(STANDARD);
        if (ARCHIVES.contains(name)) {
            throw S3Errors.notImplementedHeader(STORAGE_CLASS);
        }
        if (!CLASSES.contains(name)) {
            throw new AwsError(400, "InvalidStorageClass", "The storage class you specified is not valid")
                    .with("StorageClassRequested", name);
        }
    }

    private static void checkMetadata(Map<String, String> headers) throws AwsError {
        int size = 0;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getKey().startsWith(METADATA)) {
                size += bytes(header.getKey()) - METADATA.length() + bytes(header.getValue());
            }
        }
        if (size > METADATA_BYTES) {
            throw new AwsError(
                            400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size")
                    .with("Size", Integer.toString(size))
                    .with("MaxSizeAllowed", Integer.toString(METADATA_BYTES));
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    String storageClass() {
        return headers.getOrDefault(STORAGE_CLASS, STANDARD);
    }

    /** The same in the storage class that a copy asks for; without one, in the standard one. */
    Description stored(S3Request request) throws AwsError {
        checkStorageClass(request);
        Map<String, String> all = new HashMap<>(headers);
        all.remove(STORAGE_CLASS);
        request.header(STORAGE_CLASS)
                .filter(name -> !name.equals(STANDARD))
                .ifPresent(name -> all.put(STORAGE_CLASS, name));
        return new Description(all, tags);
    }

    Description tagged(Tags others) {
        return new Description(headers, others);
    }

    void write(AwsResponse response, Map<String, String> overrides) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(overrides);
        all.forEach(response::header);
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Description[" + headers.size() + " headers, " + tags + "]";
    }
}
