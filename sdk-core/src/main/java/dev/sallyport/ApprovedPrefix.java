package dev.sallyport;

import dev.sallyport.trust.ApprovedLocation;
import dev.sallyport.trust.NameForm;
import org.jspecify.annotations.Nullable;

/** The only objects that leave the application for reading: those of one bucket under one prefix. Immutable. */
public final class ApprovedPrefix {

    private final ApprovedLocation location;
    private final @Nullable String owner;
    private final @Nullable String region;
    private final S3Path path;

    private ApprovedPrefix(ApprovedLocation location, @Nullable String owner, @Nullable String region, S3Path path) {
        this.location = location;
        this.owner = owner;
        this.region = region;
        this.path = path;
    }

    /**
     * A prefix, reached by {@link S3Path#privateOnly()}.
     *
     * @param uri {@code s3://bucket/prefix/}, not encoded, ending with a slash
     * @throws IllegalArgumentException if it isn't that
     */
    public static ApprovedPrefix of(String uri) {
        return new ApprovedPrefix(ApprovedLocation.of(uri), null, null, S3Path.privateOnly());
    }

    /**
     * The account that must own the bucket; S3 refuses an upload into anybody else's. Required.
     *
     * @throws IllegalArgumentException if it isn't twelve digits
     */
    public ApprovedPrefix owner(String account) {
        if (!NameForm.ACCOUNT.fits(account)) {
            throw new IllegalArgumentException("an account is twelve digits");
        }
        return new ApprovedPrefix(location, account, region, path);
    }

    /**
     * The bucket's Region. Required.
     *
     * @throws IllegalArgumentException if it isn't the form of a Region's name
     */
    public ApprovedPrefix region(String name) {
        if (!NameForm.REGION.fits(name)) {
            throw new IllegalArgumentException("a Region looks like ap-east-1");
        }
        return new ApprovedPrefix(location, owner, name, path);
    }

    /** How uploads reach the bucket. Default {@link S3Path#privateOnly()}. */
    public ApprovedPrefix via(S3Path way) {
        return new ApprovedPrefix(location, owner, region, way);
    }

    ApprovedLocation location() {
        return location;
    }

    @Nullable
    String owner() {
        return owner;
    }

    @Nullable
    String region() {
        return region;
    }

    S3Path path() {
        return path;
    }

    @Override
    public String toString() {
        return "ApprovedPrefix[" + location.bucket() + ", " + path + "]";
    }
}
