package dev.sallyport.internal.guard;

import dev.sallyport.RefusedException;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;

/** A SOCKS proxy below the sockets would connect to places that no address check here sees. */
public final class ProxyFreedom {

    private ProxyFreedom() {}

    /** Refuses a JVM whose sockets may go through a proxy. */
    public static void require() {
        String host = System.getProperty("socksProxyHost");
        ProxySelector selector = ProxySelector.getDefault();
        if ((host != null && !host.isBlank()) || (selector != null && proxied(selector))) {
            throw new RefusedException(
                    ErrorCode.NOT_ALLOWED,
                    Stage.GUARD,
                    Paid.NO,
                    null,
                    "this JVM sends sockets through a proxy (socksProxyHost or a ProxySelector)",
                    null);
        }
    }

    private static boolean proxied(ProxySelector selector) {
        List<Proxy> ways = selector.select(URI.create("socket://sallyport.invalid:443"));
        return ways != null && ways.stream().anyMatch(way -> way.type() != Proxy.Type.DIRECT);
    }
}
