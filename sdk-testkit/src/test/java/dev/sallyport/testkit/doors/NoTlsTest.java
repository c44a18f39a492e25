package dev.sallyport.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.Sandbox;
import dev.sallyport.trust.TrustPolicies;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everybody asks S3 for everything, over TLS and in the clear. S3 alone of these services listens without TLS at all.
 * Over TLS they may what {@code two-doors.txt} says, and in the clear what {@code no-tls.txt} says: nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoTlsTest {

    private final Sandbox sandbox = Doors.builder().tls().start();
    private final TrustPolicies documents = TrustPolicies.of(sandbox.topology());
    private final Transport secure =
            Transport.secure(sandbox.certificateAuthority().orElseThrow());
    private final Transport insecure = Transport.insecure();
    private final Map<String, String> versions = Doors.objects(
            sandbox, Transport.secure(sandbox.certificateAuthority().orElseThrow()), Doors.KEYS);
    private final Bench overTls = new Bench(sandbox, new Judge(documents, secure.tlsVersion()), secure).withAll();
    private final Bench inTheClear =
            new Bench(sandbox, new Judge(documents, insecure.tlsVersion()), insecure).withAll();
    private final Set<String> allowedOverTls = Table.of("two-doors.txt");
    private final Set<String> allowedInTheClear = Table.of("no-tls.txt");

    @AfterAll
    void stop() {
        inTheClear.close();
        overTls.close();
    }

    Stream<Request> requests() {
        return Doors.requests(S3Wishes.all(versions), List.of(Who.values()));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whenItIsAskedOverTls_thenItIsAsEver(Request request) throws Exception {
        overTls.check(request, allowedOverTls);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whenItIsAskedInTheClear_thenNobodyGetsIt(Request request) throws Exception {
        inTheClear.check(request, allowedInTheClear);
    }

    @Test
    void whenTheyAreCounted_thenSomeOfThemAreAllowedOverTls() {
        assertThat(requests().map(Request::toString)).hasSizeGreaterThan(200).anyMatch(allowedOverTls::contains);
    }
}
