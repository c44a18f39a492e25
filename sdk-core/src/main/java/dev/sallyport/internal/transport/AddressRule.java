package dev.sallyport.internal.transport;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses a door may be behind. Asked with the very address that is about to be connected to, so that no second
 * look-up of a name comes between. Immutable.
 */
public final class AddressRule {

    private static final int WIDEST = 8;
    private static final List<Cidr> PRIVATE =
            ranges("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");
    private static final List<Cidr> LOOPBACK = ranges("127.0.0.0/8", "::1/128");

    private final List<Cidr> allowed;
    private final boolean anyRemote;

    private AddressRule(List<Cidr> allowed, boolean anyRemote) {
        this.allowed = allowed;
        this.anyRemote = anyRemote;
    }

    /** Private, shared and unique local addresses. */
    public static AddressRule privateOnly() {
        return new AddressRule(PRIVATE, false);
    }

    /** This machine. */
    public static AddressRule loopbackOnly() {
        return new AddressRule(LOOPBACK, false);
    }

    /** Every address that can be another machine's: for a gateway endpoint, which has public ones. */
    public static AddressRule anyButLocal() {
        return new AddressRule(List.of(), true);
    }

    /**
     * The same rule with one more range.
     *
     * @throws IllegalArgumentException if it isn't a range, or so wide that the rule would mean nothing
     */
    public AddressRule allowing(String cidr) {
        Cidr range = Cidr.parse(cidr);
        if (range.bits() < WIDEST) {
            throw new IllegalArgumentException("a range is at most a /" + WIDEST + ": " + cidr);
        }
        return new AddressRule(Stream.concat(allowed.stream(), Stream.of(range)).toList(), anyRemote);
    }

    /** Whether that address may be connected to. */
    boolean allows(InetAddress address) {
        if (allowed.stream().anyMatch(range -> range.contains(address))) {
            return true;
        }
        return anyRemote
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isAnyLocalAddress()
                && !address.isMulticastAddress();
    }

    private static List<Cidr> ranges(String... texts) {
        return Stream.of(texts).map(Cidr::parse).toList();
    }
}
