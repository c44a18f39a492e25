package dev.sallyport;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sallyport.internal.guard.ProxyFreedom;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Which JVMs are free of one. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
final class GivenAProxyTest {

    private static final Proxy SOCKS = new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("127.0.0.1", 9));

    private final @Nullable ProxySelector before = ProxySelector.getDefault();

    @AfterEach
    void restore() {
        ProxySelector.setDefault(before);
        System.clearProperty("socksProxyHost");
    }

    @Test
    void whenThePropertyIsBlank_thenItNamesNone() {
        for (String blank : List.of("", " ")) {
            System.setProperty("socksProxyHost", blank);
            ProxySelector.setDefault(new Ways(List.of(Proxy.NO_PROXY)));

            assertThatCode(ProxyFreedom::require).doesNotThrowAnyException();
        }
    }

    @Test
    void whenNobodySelectsOne_thenThereIsNone() {
        ProxySelector.setDefault(null);

        assertThatCode(ProxyFreedom::require).doesNotThrowAnyException();
    }

    @Test
    void whenTheSelectorKnowsNoWay_thenThereIsNone() {
        for (Ways none : List.of(new Ways(null), new Ways(List.of()))) {
            ProxySelector.setDefault(none);

            assertThatCode(ProxyFreedom::require).doesNotThrowAnyException();
        }
    }

    @Test
    void whenOneOfTheWaysIsAProxy_thenItIsRefused() {
        ProxySelector.setDefault(new Ways(List.of(Proxy.NO_PROXY, SOCKS)));

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(ProxyFreedom::require)
                .withMessageContaining("through a proxy");
    }

    private static final class Ways extends ProxySelector {
        private final @Nullable List<Proxy> ways;

        Ways(@Nullable List<Proxy> ways) {
            this.ways = ways;
        }

        @Override
        public @Nullable List<Proxy> select(URI uri) {
            return ways;
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException e) {
            throw new IllegalStateException("nobody connects");
        }
    }
}
