package dev.sallyport.testkit.internal.iam;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The temporary credentials of all sessions in the sandbox, of both accounts and of strangers. Thread-safe. */
public final class CredentialStore {

    private static final String ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** How long ended credentials are still known as such. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, String> roleIds = new ConcurrentHashMap<>();

    /** An empty store. */
    public CredentialStore(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** New credentials for a session of that role, which end after that time. */
    public Session issue(String roleArn, String sessionName, Duration lifetime) {
        return issue(roleArn, sessionName, lifetime, SessionLimits.NONE);
    }

    /** New credentials for a session of that role that was given less than the role has. */
    public Session issue(String roleArn, String sessionName, Duration lifetime, SessionLimits limits) {
        forget();
        Session session = new Session(
                roleArn,
                roleIds.computeIfAbsent(roleArn, arn -> id("AROA")),
                sessionName,
                id("ASIA"),
                base64(30),
                base64(240),
                clock.instant().plus(lifetime),
                limits);
        sessions.put(session.accessKeyId(), session);
        return session;
    }

    /** Those that ended long ago: a sandbox may run for days. */
    private void forget() {
        Instant longAgo = clock.instant().minus(REMEMBERED);
        sessions.values().removeIf(session -> session.expires().isBefore(longAgo));
    }

    /** The session with that access key, ended or not. */
    public Optional<Session> find(String accessKeyId) {
        return Optional.ofNullable(sessions.get(accessKeyId));
    }

    private String id(String kind) {
        StringBuilder id = new StringBuilder(kind);
        for (int i = 0; i < 16; i++) {
            id.append(ID_ALPHABET.charAt(random.nextInt(ID_ALPHABET.length())));
        }
        return id.toString();
    }

    private String base64(int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        return Base64.getEncoder().encodeToString(noise);
    }
}
