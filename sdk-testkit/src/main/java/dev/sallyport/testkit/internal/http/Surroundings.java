package dev.sallyport.testkit.internal.http;

import java.security.KeyStore;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What the listeners are given.
 *
 * @param clock tells when a request came
 * @param random makes request ids; thread-safe
 * @param journal takes each request that was answered
 * @param key the server's key and certificate, for TLS
 * @param password of the key
 */
public record Surroundings(
        Clock clock, RandomGenerator random, Journal journal, Optional<KeyStore> key, String password) {

    /** Listeners without TLS. */
    public static Surroundings plain(Clock clock, RandomGenerator random, Journal journal) {
        return new Surroundings(clock, random, journal, Optional.empty(), "");
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Surroundings[" + (key.isPresent() ? "TLS" : "plain") + "]";
    }
}
