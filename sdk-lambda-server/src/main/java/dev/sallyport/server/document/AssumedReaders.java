package dev.sallyport.server.document;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.ObjectSource.PinnedVersion;
import dev.sallyport.trust.InexpressibleKeyException;
import dev.sallyport.trust.ObjectSessionPolicy;
import dev.sallyport.trust.Topology;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * Reader roles that the function assumes. Where the topology wants a reader per document, each version has a session that
 * can read it and nothing else; else a role's session is used until shortly before it ends. Thread-safe.
 */
public final class AssumedReaders implements Identities {

    /** The shortest session that STS gives. Source: AWS STS API reference, AssumeRole, {@code DurationSeconds}. */
    private static final Duration LIFE = Duration.ofMinutes(15);

    /** A session that ends within this time is not begun with: a read may be repeated for as long. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final StsAsyncClient sts;
    private final Topology topology;
    private final Clock clock;
    private final Map<String, CompletableFuture<Session>> shared = new ConcurrentHashMap<>();

    /**
     * @param sts a client of Region B, with the function's own credentials
     * @param clock tells when a session is about to end
     */
    public AssumedReaders(StsAsyncClient sts, Topology topology, Clock clock) {
        this.sts = sts;
        this.topology = topology;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Optional<AwsCredentialsProvider>> of(
            DocumentReader reader, PinnedVersion version, Budget budget) {
        String role = reader.role();
        if (role == null) {
            return OWN.of(reader, version, budget);
        }
        AssumeRoleRequest.Builder request = AssumeRoleRequest.builder()
                .roleArn(role)
                .roleSessionName(reader.sessionName())
                .durationSeconds((int) LIFE.toSeconds())
                .overrideConfiguration(o -> o.apiCallTimeout(budget.left().plusMillis(1)));
        CompletableFuture<Session> session =
                topology.options().perDocumentReader() ? narrowed(request, version) : shared(request, role);
        return session.thenApply(s -> Optional.of(s.provider()));
    }

    private CompletableFuture<Session> narrowed(AssumeRoleRequest.Builder request, PinnedVersion version) {
        try {
            String policy = ObjectSessionPolicy.of(topology, version.key(), version.versionId())
                    .json();
            return assumed(request.policy(policy).build(), version);
        } catch (InexpressibleKeyException e) {
            return CompletableFuture.failedFuture(
                    inexpressible(version, e.reason().words()));
        }
    }

    /** Documents of one call that ask at the same time share one question. */
    private CompletableFuture<Session> shared(AssumeRoleRequest.Builder request, String role) {
        return shared.compute(role, (name, known) -> isUsable(known) ? known : assumed(request.build(), null));
    }

    private boolean isUsable(@Nullable CompletableFuture<Session> session) {
        if (session == null || session.isCompletedExceptionally()) {
            return false;
        }
        return !session.isDone()
                || session.join().expires().isAfter(clock.instant().plus(MARGIN));
    }

    private CompletableFuture<Session> assumed(AssumeRoleRequest request, @Nullable PinnedVersion version) {
        return sts.assumeRole(request)
                .thenApply(response -> Session.of(response.credentials()))
                .exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(AssumeFaults.refusal(failure, version)));
    }

    static Refusal inexpressible(PinnedVersion version, String reason) {
        return Refusal.ofDocument(
                version.index(),
                ErrorCode.NOT_ALLOWED,
                Stage.DOCUMENT,
                "A document can't be read by a session of its own: " + reason
                        + ". Upload it under a generated key, or have perDocumentReader switched off.");
    }

    private record Session(AwsCredentialsProvider provider, Instant expires) {
        static Session of(Credentials credentials) {
            return new Session(
                    StaticCredentialsProvider.create(AwsSessionCredentials.create(
                            credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken())),
                    credentials.expiration());
        }
    }
}
