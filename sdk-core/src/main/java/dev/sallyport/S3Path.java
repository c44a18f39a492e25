package dev.sallyport;

import dev.sallyport.internal.transport.AddressRule;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How uploads reach the bucket in account A. Immutable. */
public final class S3Path {

    private static final String LOOPBACK = "loopback";

    private final String name;
    private final @Nullable URI uri;
    private final AddressRule addresses;

    private S3Path(String name, @Nullable URI uri, AddressRule addresses) {
        this.name = name;
        this.uri = uri;
        this.addresses = addresses;
    }

    /**
     * The Region's ordinary S3 name, which must resolve to private addresses: an interface endpoint with private DNS. The
     * default.
     */
    public static S3Path privateOnly() {
        return new S3Path("privateOnly", null, AddressRule.privateOnly());
    }

    /**
     * The Region's ordinary S3 name through a gateway endpoint. It has public addresses, which can't be told from the
     * internet here: the proof is the bucket policy's {@code aws:SourceVpce}.
     */
    public static S3Path gateway() {
        return new S3Path("gateway", null, AddressRule.anyButLocal());
    }

    /**
     * An interface endpoint by its own name, as {@code https://bucket.vpce-0a1b-xyz.s3.ap-east-1.vpce.amazonaws.com}.
     *
     * @throws IllegalArgumentException if it isn't https, or has a path, query or user
     */
    public static S3Path vpce(URI uri) {
        return new S3Path("vpce", EndpointUri.secure(uri), AddressRule.privateOnly());
    }

    /**
     * A sandbox on this machine. Nothing but loopback addresses is connected to; plain http is allowed here only.
     *
     * @throws IllegalArgumentException if it isn't http or https, or has a path, query or user
     */
    public static S3Path loopback(URI uri) {
        return new S3Path(LOOPBACK, EndpointUri.local(uri), AddressRule.loopbackOnly());
    }

    @Nullable
    URI uri() {
        return uri;
    }

    /** The sandbox, if it is one. */
    @Nullable
    URI sandbox() {
        return name.equals(LOOPBACK) ? uri : null;
    }

    AddressRule addresses() {
        return addresses;
    }

    @Override
    public String toString() {
        return "S3Path[" + name + "]";
    }
}
