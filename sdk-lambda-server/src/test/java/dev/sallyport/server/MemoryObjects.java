package dev.sallyport.server;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.document.DocumentReader;
import dev.sallyport.server.document.ObjectSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A bucket in memory. */
public final class MemoryObjects implements ObjectSource {

    public static final String BUCKET = "acme-private";

    private final Map<String, byte[]> objects = new HashMap<>();
    private final List<PinnedVersion> reads = new ArrayList<>();
    private final List<DocumentReader> readers = new ArrayList<>();

    MemoryObjects put(String key, byte[] bytes) {
        objects.put(key, bytes);
        return this;
    }

    List<PinnedVersion> reads() {
        return reads;
    }

    List<DocumentReader> readers() {
        return readers;
    }

    @Override
    public List<byte[]> read(List<PinnedVersion> versions, DocumentReader reader, long limit, Budget budget)
            throws Refusal {
        reads.addAll(versions);
        readers.add(reader);
        List<byte[]> contents = new ArrayList<>();
        for (PinnedVersion version : versions) {
            byte[] bytes = objects.get(version.key());
            if (bytes == null) {
                throw Refusal.ofDocument(
                        version.index(), ErrorCode.DOCUMENT_MISSING, Stage.DOCUMENT, "A document is missing.");
            }
            contents.add(bytes);
        }
        return contents;
    }
}
