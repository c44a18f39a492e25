package dev.sallyport.internal.transport;

import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.logging.LoggingHandler;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** A channel that asks before it connects, with the address it would connect to, and tells no log what it carries. */
final class GuardedChannel extends NioSocketChannel {

    private final AddressRule rule;

    GuardedChannel(AddressRule rule) {
        this.rule = rule;
    }

    @Override
    protected boolean doConnect(SocketAddress remote, @Nullable SocketAddress local) throws Exception {
        if (!(remote instanceof InetSocketAddress internet)
                || internet.isUnresolved()
                || !rule.allows(internet.getAddress())) {
            throw new RefusedAddressException();
        }
        silence();
        return super.doConnect(remote, local);
    }

    /**
     * Takes Netty's wire log out before the first byte is sent. The AWS SDK puts it in where Netty's logging is at debug
     * level, and it dumps every byte: documents, questions and session tokens.
     */
    private void silence() {
        while (pipeline().get(LoggingHandler.class) != null) {
            pipeline().remove(LoggingHandler.class);
        }
    }
}
