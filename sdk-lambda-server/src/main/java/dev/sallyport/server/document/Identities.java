package dev.sallyport.server.document;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.ObjectSource.PinnedVersion;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** With whose credentials a document is read. */
@FunctionalInterface
public interface Identities {

    /** The function's own, and nobody else's: what another role should read is not read at all. */
    Identities OWN = (reader, version, budget) -> reader.role() == null
            ? CompletableFuture.completedFuture(Optional.empty())
            : CompletableFuture.failedFuture(
                    Refusal.of(ErrorCode.MISCONFIGURED, Stage.DOCUMENT, "The function can't become the reader role."));

    /**
     * The credentials for one version; empty for the function's own. Never blocks; fails with a {@link Refusal} if there are
     * none.
     */
    CompletableFuture<Optional<AwsCredentialsProvider>> of(DocumentReader reader, PinnedVersion version, Budget budget);
}
