package dev.sallyport.internal.guard;

import dev.sallyport.CallOptions;
import dev.sallyport.Document;
import dev.sallyport.InvalidDocumentException;
import dev.sallyport.RefusedException;
import dev.sallyport.ResidencyPolicy;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.DocumentReference;
import dev.sallyport.contract.Envelope;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Request;
import dev.sallyport.contract.Stage;
import dev.sallyport.trust.ApprovedLocation;
import dev.sallyport.trust.PresignedUrl;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets a call pass, or refuses it before anything is sent. Thread-safe. */
public final class Guard {

    private final ApprovedLocation approved;
    private final LongSupplier ticker;
    private final Supplier<String> requestIds;
    private final PresignedGate presigned;
    private final @Nullable ResidencyPolicy residency;

    /** A guard of that prefix. */
    public Guard(
            ApprovedLocation approved,
            LongSupplier ticker,
            Supplier<String> requestIds,
            PresignedGate presigned,
            @Nullable ResidencyPolicy residency) {
        this.approved = approved;
        this.ticker = ticker;
        this.requestIds = requestIds;
        this.presigned = presigned;
        this.residency = residency;
    }

    /** A call about documents: one to twenty of them. */
    public Call admitted(List<Document> documents, CallOptions options) {
        Call call = admitted(options);
        if (documents.isEmpty() || documents.size() > Limits.DOCUMENTS) {
            String sentence = "a call is about 1 to " + Limits.DOCUMENTS + " documents, not " + documents.size();
            throw refused(ErrorCode.USAGE, Stage.ARGUMENTS, call.requestId(), sentence);
        }
        documents.forEach(document -> check(document, call.requestId()));
        long bytes = documents.stream()
                .mapToLong(document -> document.size().orElse(0))
                .sum();
        if (bytes > Limits.DOCUMENT_BYTES) {
            throw tooLarge(bytes, Stage.GUARD, call.requestId());
        }
        List<DocumentReference> references =
                documents.stream().map(Guard::reference).toList();
        return call.about(references);
    }

    /** A call without documents. */
    public Call admitted(CallOptions options) {
        Call call = new Call(
                requestIds.get(),
                Deadline.in(options.deadline(), ticker),
                List.of(),
                options.respondIn().orElse(null),
                options.dataClass().orElse(null));
        checkResidency(call.dataClass(), call.requestId());
        return call;
    }

    /** Data of a class that may leave the account for where the model runs. */
    public void checkResidency(@Nullable String dataClass, @Nullable String requestId) {
        if (residency != null) {
            residency.refusal(dataClass).ifPresent(reason -> {
                throw refused(ErrorCode.NOT_ALLOWED, Stage.GUARD, requestId, reason);
            });
        }
    }

    /** The request in its envelope, if the function can take it. */
    public Outbound measured(Call call, Request request) {
        byte[] payload = Codec.writeBytes(new Envelope(Codec.write(request)));
        if (payload.length > Limits.PAYLOAD_BYTES) {
            String sentence =
                    "the request has " + payload.length + " bytes; at most " + Limits.PAYLOAD_BYTES + " can be sent";
            throw refused(ErrorCode.USAGE, Stage.GUARD, call.requestId(), sentence);
        }
        return new Outbound(call, payload);
    }

    /** A reference that may be sent. Which call it is for is not known yet. */
    public void check(String key, String versionId) {
        check(approved.bucket(), key, versionId, null);
    }

    /** A presigned URL that may be sent, and names a version. */
    public PresignedUrl presigned(String url) {
        return presigned(url, null);
    }

    private PresignedUrl presigned(String url, @Nullable String requestId) {
        PresignedUrl parts = presigned.passed(url, requestId);
        check(parts.bucket(), parts.key(), parts.versionId().orElse(""), requestId);
        return parts;
    }

    /** A document may be of another analyzer, and its URL may have expired since. */
    private void check(Document document, String requestId) {
        check(document.bucket(), document.key(), document.versionId(), requestId);
        document.presignedUrl().ifPresent(url -> presigned(url, requestId));
    }

    private void check(String bucket, String key, String versionId, @Nullable String requestId) {
        approved.refusal(bucket, key).ifPresent(reason -> {
            throw refused(ErrorCode.NOT_ALLOWED, Stage.GUARD, requestId, reason);
        });
        if (versionId.isBlank() || versionId.equals("null")) {
            String sentence = "the document's version isn't named";
            throw new InvalidDocumentException(
                    ErrorCode.VERSION_REQUIRED, Stage.GUARD, Paid.NO, requestId, sentence, null);
        }
    }

    /** What is said of more bytes than a request may refer to. */
    public static InvalidDocumentException tooLarge(long bytes, Stage stage, @Nullable String requestId) {
        String sentence = "the documents have " + bytes + " bytes; at most " + Limits.DOCUMENT_BYTES + " are read";
        return new InvalidDocumentException(ErrorCode.DOCUMENT_TOO_LARGE, stage, Paid.NO, requestId, sentence, null);
    }

    private static RefusedException refused(ErrorCode code, Stage stage, @Nullable String requestId, String sentence) {
        return new RefusedException(code, stage, Paid.NO, requestId, sentence, null);
    }

    private static DocumentReference reference(Document document) {
        return new DocumentReference(
                document.bucket(),
                document.key(),
                document.versionId(),
                document.size().isPresent() ? document.size().getAsLong() : null,
                document.sha256().orElse(null),
                null,
                document.presignedUrl().orElse(null));
    }
}
