package dev.sallyport;

import dev.sallyport.internal.transport.AddressRule;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the function is called. Each time a connection is opened, the very address that is connected to is checked:
 * private (10/8, 172.16/12, 192.168/16), shared (100.64/10), unique local (fc00::/7), or of a range that was allowed by
 * name. Proxies are never used. Immutable.
 */
public final class Endpoint {

    private final @Nullable URI uri;
    private final AddressRule addresses;

    private Endpoint(@Nullable URI uri, AddressRule addresses) {
        this.uri = uri;
        this.addresses = addresses;
    }

    /**
     * An interface VPC endpoint by its own name, as {@code https://vpce-0a1b-xyz.lambda.us-east-1.vpce.amazonaws.com}.
     *
     * @throws IllegalArgumentException if it isn't https, or has a path, query or user
     */
    public static Endpoint vpce(URI uri) {
        return new Endpoint(EndpointUri.secure(uri), AddressRule.privateOnly());
    }

    /** As {@link #vpce(URI)}. */
    public static Endpoint vpce(String uri) {
        return vpce(URI.create(uri));
    }

    /** The service's ordinary name, where the VPC's private DNS makes it resolve to the interface endpoint. */
    public static Endpoint privateDns() {
        return new Endpoint(null, AddressRule.privateOnly());
    }

    /**
     * A sandbox on this machine. Nothing but loopback addresses is connected to; plain http is allowed here only.
     *
     * @throws IllegalArgumentException if it isn't http or https, or has a path, query or user
     */
    public static Endpoint loopback(URI uri) {
        return new Endpoint(EndpointUri.local(uri), AddressRule.loopbackOnly());
    }

    /**
     * The same endpoint, which may also be in this range: for a VPC that uses public address space.
     *
     * @param cidr as {@code 203.0.113.0/24}; at least a /8
     * @throws IllegalArgumentException if it isn't a range, or is wider than a /8
     */
    public Endpoint allowing(String cidr) {
        return new Endpoint(uri, addresses.allowing(cidr));
    }

    @Nullable
    URI uri() {
        return uri;
    }

    AddressRule addresses() {
        return addresses;
    }

    @Override
    public String toString() {
        return "Endpoint[" + (uri == null ? "private DNS" : uri.getHost()) + "]";
    }
}
