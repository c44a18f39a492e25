package dev.sallyport.testkit.internal.http;

import java.util.Optional;

/**
 * What a request came over.
 *
 * @param tlsVersion as {@code TLSv1.3}; empty if it came without TLS
 * @param peer the other end's address
 */
public record Connection(Optional<String> tlsVersion, String peer) {

    /**
     * A connection on this machine where the sandbox has no TLS: it stands for one with TLS 1.3, since nothing on it is
     * ever seen outside.
     */
    public static final Connection LOOPBACK = new Connection(Optional.of("TLSv1.3"), "127.0.0.1");
}
