package dev.sallyport.internal.transport;

import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** A channel that asks before it connects, with the address it would connect to. */
final class GuardedChannel extends NioSocketChannel {

    private final AddressRule rule;

    GuardedChannel(AddressRule rule) {
        this.rule = rule;
    }

    @Override
    protected boolean doConnect(SocketAddress remote, SocketAddress local) throws Exception {
        if (!(remote instanceof InetSocketAddress internet)
                || internet.isUnresolved()
                || !rule.allows(internet.getAddress())) {
            throw new RefusedAddressException();
        }
        return super.doConnect(remote, local);
    }
}
