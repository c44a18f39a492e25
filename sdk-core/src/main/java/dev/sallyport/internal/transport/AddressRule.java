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
    private static final List<Cidr> EVERYTHING = ranges("0.0.0.0/0", "::/0");

    /**
     * Addresses behind which no service of another machine is (IANA special-purpose address registries), and those that
     * carry an address of the other family, which would have to be judged in its stead: IPv4-compatible, NAT64, Teredo and
     * 6to4. The instance metadata service is at a unique local address too (Amazon EC2 user guide, "Use the Instance
     * Metadata Service").
     */
    private static final List<Cidr> NEVER = ranges(
            "0.0.0.0/8",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "224.0.0.0/3",
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2001::/32",
            "2002::/16",
            "fd00:ec2::/32",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    private final List<Cidr> allowed;
    private final List<Cidr> refused;
    private final List<Cidr> named;

    private AddressRule(List<Cidr> allowed, List<Cidr> refused, List<Cidr> named) {
        this.allowed = allowed;
        this.refused = refused;
        this.named = named;
    }

    /** Private, shared and unique local addresses. */
    public static AddressRule privateOnly() {
        return new AddressRule(PRIVATE, NEVER, List.of());
    }

    /** This machine. */
    public static AddressRule loopbackOnly() {
        return new AddressRule(LOOPBACK, List.of(), List.of());
    }

    /** Every address that can be another machine's: for a gateway endpoint, which has public ones. */
    public static AddressRule anyButLocal() {
        return new AddressRule(EVERYTHING, NEVER, List.of());
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
        return new AddressRule(
                allowed,
                refused,
                Stream.concat(named.stream(), Stream.of(range)).toList());
    }

    /** Whether that address may be connected to. */
    boolean allows(InetAddress address) {
        return isIn(named, address) || (isIn(allowed, address) && !isIn(refused, address));
    }

    private static boolean isIn(List<Cidr> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<Cidr> ranges(String... texts) {
        return Stream.of(texts).map(Cidr::parse).toList();
    }
}
