package dev.sallyport.testkit.internal.http;

import java.security.KeyStore;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What the listeners are given.
 *
 * @param clock tells when a request came
 * @param random makes request ids; thread-safe
 * @param journal takes each request that was answered
 * @param key the server's key and certificate, for TLS
 * @param password of the key
 * @param closed listeners that nobody may connect to
 */
public record Surroundings(
        Clock clock,
        RandomGenerator random,
        Journal journal,
        Optional<KeyStore> key,
        String password,
        Set<Listener> closed) {

    /** Copies the set. */
    public Surroundings {
        closed = Set.copyOf(closed);
    }

    /** Listeners without TLS. */
    public static Surroundings plain(Clock clock, RandomGenerator random, Journal journal) {
        return new Surroundings(clock, random, journal, Optional.empty(), "", Set.of());
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Surroundings[" + (key.isPresent() ? "TLS" : "plain") + "]";
    }
}
