package dev.sallyport.server.document;

import dev.sallyport.contract.DocumentReference;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.Sha256;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.ObjectSource.PinnedVersion;
import dev.sallyport.trust.ApprovedLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Fetches all documents of a request, after asking the guard once more and before anybody believes a byte of them. */
public final class Dossier {

    private final ObjectSource source;
    private final PresignedReferences presigned;

    /** A dossier whose documents come from {@code source}, and whose presigned URLs are judged by {@code presigned}. */
    public Dossier(ObjectSource source, PresignedReferences presigned) {
        this.source = source;
        this.presigned = presigned;
    }

    /**
     * The documents' bytes, hashed, in the request's order.
     *
     * @param reader as whom the documents are read
     * @param approved where the caller's documents may be; the client has checked it too and isn't trusted
     * @throws Refusal if a reference is unpinned, outside the approved location, missing, too large, or no longer what it
     *     was
     */
    public List<FetchedDocument> fetch(
            List<DocumentReference> references, DocumentReader reader, ApprovedLocation approved, Budget budget)
            throws Refusal {
        List<PinnedVersion> versions = new ArrayList<>();
        long claimed = 0;
        for (int i = 0; i < references.size(); i++) {
            versions.add(pinned(i, references.get(i), approved));
            Long size = references.get(i).size();
            claimed += size == null ? 0 : Math.max(0, size);
        }
        if (claimed > Limits.DOCUMENT_BYTES) {
            throw tooLarge();
        }
        return verified(references, source.read(versions, reader, Limits.DOCUMENT_BYTES, budget));
    }

    /** The refusal of documents that are together larger than {@link Limits#DOCUMENT_BYTES}. */
    static Refusal tooLarge() {
        return Refusal.of(
                ErrorCode.DOCUMENT_TOO_LARGE,
                Stage.DOCUMENT,
                "The documents have more than " + Limits.DOCUMENT_BYTES + " bytes.");
    }

    /** The refusal of a document whose bytes are others than those that were named. */
    static Refusal changed(int index) {
        return Refusal.ofDocument(
                index, ErrorCode.DOCUMENT_CHANGED, Stage.DOCUMENT, "A document is not the one that was named.");
    }

    private PinnedVersion pinned(int index, DocumentReference reference, ApprovedLocation approved) throws Refusal {
        String bucket = reference.bucket();
        String key = reference.key();
        if (bucket == null || key == null) {
            throw Refusal.ofDocument(index, ErrorCode.USAGE, Stage.GUARD, "A document has no bucket or no key.");
        }
        Optional<String> refusal = approved.refusal(bucket, key);
        if (refusal.isPresent()) {
            throw Refusal.ofDocument(
                    index, ErrorCode.NOT_ALLOWED, Stage.GUARD, "A document is refused: " + refusal.get() + ".");
        }
        String versionId = reference.versionId();
        if (versionId == null || versionId.isBlank() || versionId.equals("null")) {
            throw Refusal.ofDocument(index, ErrorCode.VERSION_REQUIRED, Stage.GUARD, "A document has no version.");
        }
        return new PinnedVersion(
                index, bucket, key, versionId, reference.size(), presigned.url(index, reference, approved));
    }

    private static List<FetchedDocument> verified(List<DocumentReference> references, List<byte[]> contents)
            throws Refusal {
        List<FetchedDocument> documents = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            String sha256 = Sha256.hex(contents.get(i));
            String expected = references.get(i).sha256();
            Long size = references.get(i).size();
            boolean otherHash =
                    expected != null && !expected.toLowerCase(Locale.ROOT).equals(sha256);
            boolean otherSize = size != null && size != contents.get(i).length;
            if (otherHash || otherSize) {
                throw changed(i);
            }
            documents.add(new FetchedDocument(i, contents.get(i), sha256));
        }
        return documents;
    }
}
