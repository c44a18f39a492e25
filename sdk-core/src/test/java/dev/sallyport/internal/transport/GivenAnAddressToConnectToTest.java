package dev.sallyport.internal.transport;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a channel is told to connect to, by whomever. */
final class GivenAnAddressToConnectToTest {

    private static final SocketAddress ANY_PORT = new InetSocketAddress(0);

    private final GuardedChannel channel = new GuardedChannel(AddressRule.loopbackOnly());

    @AfterEach
    void close() {
        channel.unsafe().closeForcibly();
    }

    private void refused(SocketAddress address) {
        assertThatExceptionOfType(RefusedAddressException.class).isThrownBy(() -> channel.doConnect(address, ANY_PORT));
    }

    @Test
    void whenTheRuleRefusesIt_thenNothingIsConnectedTo() {
        refused(new InetSocketAddress("10.0.0.1", 80));
    }

    @Test
    void whenItIsANameThatNobodyLookedUp_thenItIsRefused() {
        refused(InetSocketAddress.createUnresolved("localhost", 80));
    }

    @Test
    void whenItIsOfNoNetwork_thenItIsRefused() {
        refused(UnixDomainSocketAddress.of(Path.of("socket")));
    }
}
