package dev.sallyport.server.document;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.trust.PresignedUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Account A's bucket, as the caller's reader sees it. All versions of a request are read at once. */
public final class S3Objects implements ObjectSource {

    private static final Logger LOG = LoggerFactory.getLogger(S3Objects.class);

    private final S3AsyncClient s3;
    private final String owner;
    private final Identities identities;
    private final PresignedObjects presigned;

    /**
     * @param s3 a client of Region A
     * @param owner account A: a bucket of the same name that belongs to somebody else is not read
     * @param identities with whose credentials
     * @param presigned reads the versions that come with a presigned URL
     */
    public S3Objects(S3AsyncClient s3, String owner, Identities identities, PresignedObjects presigned) {
        this.s3 = s3;
        this.owner = owner;
        this.identities = identities;
        this.presigned = presigned;
    }

    @Override
    public List<byte[]> read(List<PinnedVersion> versions, DocumentReader reader, long limit, Budget budget)
            throws Refusal {
        budget.require(Duration.ZERO, Stage.DOCUMENT);
        AtomicLong room = new AtomicLong(limit);
        Queue<CompletableFuture<byte[]>> begun = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<byte[]>> reads = versions.stream()
                .map(version -> read(version, reader, room, budget, begun))
                .toList();
        try {
            List<byte[]> contents = new ArrayList<>();
            for (int i = 0; i < reads.size(); i++) {
                contents.add(finished(reads.get(i), versions.get(i), budget));
            }
            return contents;
        } finally {
            // To cancel a stage doesn't cancel the one before it.
            reads.forEach(read -> read.cancel(true));
            begun.forEach(read -> read.cancel(true));
        }
    }

    /** A presigned URL is its signer's request, so that nobody has to be asked for credentials. */
    private CompletableFuture<byte[]> read(
            PinnedVersion version,
            DocumentReader reader,
            AtomicLong room,
            Budget budget,
            Queue<CompletableFuture<byte[]>> begun) {
        PresignedUrl url = version.presigned();
        if (url != null) {
            return presigned.get(url, new BoundedContent(room, version.size()));
        }
        return identities.of(reader, version, budget).thenCompose(identity -> {
            CompletableFuture<byte[]> read = begin(version, identity, room, budget);
            begun.add(read);
            return read;
        });
    }

    private CompletableFuture<byte[]> begin(
            PinnedVersion version, Optional<AwsCredentialsProvider> identity, AtomicLong room, Budget budget) {
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(version.bucket())
                .key(version.key())
                .versionId(version.versionId())
                .expectedBucketOwner(owner)
                .overrideConfiguration(o -> {
                    o.apiCallTimeout(budget.left().plusMillis(1));
                    identity.ifPresent(o::credentialsProvider);
                })
                .build();
        return s3.getObject(request, new BoundedContent(room, version.size()));
    }

    private static byte[] finished(CompletableFuture<byte[]> read, PinnedVersion version, Budget budget)
            throws Refusal {
        try {
            return read.get(budget.left().toMillis() + 1, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Budget.exceeded(Stage.DOCUMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Budget.exceeded(Stage.DOCUMENT);
        } catch (ExecutionException e) {
            throw refusal(cause(e), version.index());
        }
    }

    private static Throwable cause(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null
                && (cause instanceof ExecutionException || cause instanceof CompletionException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Refusal refusal(Throwable cause, int document) {
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof BoundedContent.StoppedException stopped) {
                return stopped.changed() ? Dossier.changed(document) : Dossier.tooLarge();
            }
        }
        if (cause instanceof ApiCallTimeoutException || cause instanceof ApiCallAttemptTimeoutException) {
            return Budget.exceeded(Stage.DOCUMENT);
        }
        if (cause instanceof SdkServiceException service) {
            return serviceRefusal(service, document);
        }
        LOG.warn("S3 could not be read: {}", cause.getClass().getSimpleName());
        return Refusal.ofDocument(
                document, ErrorCode.INTERNAL, Stage.DOCUMENT, "The documents' bucket could not be reached.");
    }

    private static Refusal serviceRefusal(SdkServiceException service, int document) {
        String error = service instanceof S3Exception s3 && s3.awsErrorDetails() != null
                ? s3.awsErrorDetails().errorCode()
                : "none";
        LOG.warn("S3 answered {} ({}), its request {}", service.statusCode(), error, service.requestId());
        // 403 hides at least six causes, a missing object among them (S3 API reference, GetObject): one neutral answer
        // for all.
        // 400 and 405 are a versionId that can't be and a delete marker.
        return switch (service.statusCode()) {
            case 400, 403, 404, 405 ->
                Refusal.ofDocument(
                        document,
                        ErrorCode.DOCUMENT_MISSING,
                        Stage.DOCUMENT,
                        "A document is missing or may not be read.");
            case 429, 503 ->
                Refusal.ofDocument(document, ErrorCode.THROTTLED, Stage.DOCUMENT, "S3 has no capacity at the moment.");
            case 301, 307 ->
                Refusal.ofDocument(
                        document, ErrorCode.MISCONFIGURED, Stage.DOCUMENT, "The bucket is in another Region.");
            default ->
                Refusal.ofDocument(
                        document, ErrorCode.INTERNAL, Stage.DOCUMENT, "The documents' bucket answered with an error.");
        };
    }
}
