package dev.sallyport.trust;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hosts behind which one bucket of one Region is (Amazon S3 user guide, "Virtual hosting of general purpose buckets",
 * "Dual-stack endpoints", "Amazon S3 endpoints and quotas", "AWS PrivateLink for Amazon S3"). S3 has more: they lead
 * elsewhere or leave the private path, and each is refused by its name.
 */
record PresignedHost(PresignedRule rule) {

    /** An endpoint's DNS name: its id, AWS' own suffix, and the Availability Zone if it is that of one zone. */
    private static final String ENDPOINT = "vpce-[0-9a-f]{8,17}-[a-z0-9]{4,16}(?:-[a-z0-9-]{1,32})?";

    /** Names of other doors to S3, and why they stay shut; the first that matches is told. */
    private static final List<Other> OTHERS = List.of(
            new Other("is S3 Transfer Acceleration, which leaves the private path", ".*(?:\\.|^)s3-accelerate\\..*"),
            new Other("is a Multi-Region access point", ".*\\.s3-global\\..*"),
            new Other("is S3 Object Lambda", ".*(?:\\.|^)s3-object-lambda(?:-fips)?\\..*|.*--ol-s3\\..*"),
            new Other(
                    "is an access point",
                    ".*(?:\\.|^)(?:s3-accesspoint|s3-accesspoint-fips|accesspoint\\.vpce-[a-z0-9-]+)\\..*|.*-s3alias\\..*"),
            new Other("is a static website", ".*(?:\\.|^)s3-website[.-].*"),
            new Other("is S3 Express or S3 on Outposts", ".*(?:\\.|^)(?:s3express|s3-outposts)[.-].*|.*--x-s3\\..*"),
            new Other("is S3's control plane", ".*(?:\\.|^)(?:s3-control|control\\.vpce-[a-z0-9-]+)\\..*"),
            new Other(
                    "names no Region", "(?:.*\\.)?s3(?:-external-1|\\.dualstack|-fips)?\\.amazonaws\\.com(?:\\.cn)?"));

    private record Other(String what, Pattern form) {
        Other(String what, String form) {
            this(what, Pattern.compile(form));
        }
    }

    /** The path of the key, still encoded and without its first slash, if the host is the bucket's. */
    String keyPath(String scheme, String host, int port, String path) {
        String bucketPath = "/" + bucket() + "/";
        boolean byPath = isLoopback(scheme, host, port) || (isSecure(scheme, port) && matches(paths(), host));
        if (byPath) {
            if (!path.startsWith(bucketPath)) {
                throw new InvalidReferenceException("its path names another bucket");
            }
            return path.substring(bucketPath.length());
        }
        if (bucket().indexOf('.') < 0 && matches(virtualHosts(), host)) {
            return path.substring(1);
        }
        throw refused(host);
    }

    private static boolean isSecure(String scheme, int port) {
        if (!scheme.equals("https")) {
            throw new InvalidReferenceException("it is not https");
        }
        if (port != -1 && port != 443) {
            throw new InvalidReferenceException("it names another port than 443");
        }
        return true;
    }

    private boolean isLoopback(String scheme, String host, int port) {
        URI sandbox = rule.loopback();
        return sandbox != null
                && sandbox.getScheme().equals(scheme)
                && sandbox.getHost().equals(host)
                && (sandbox.getPort() == -1 || sandbox.getPort() == port);
    }

    private InvalidReferenceException refused(String host) {
        for (Other other : OTHERS) {
            if (other.form().matcher(host).matches()) {
                return new InvalidReferenceException("its host " + other.what());
            }
        }
        return new InvalidReferenceException("its host is not S3's for the bucket and its Region");
    }

    private String bucket() {
        return rule.approved().bucket();
    }

    private List<String> paths() {
        return hosts(null);
    }

    private List<String> virtualHosts() {
        return hosts(bucket());
    }

    private static boolean matches(List<String> forms, String host) {
        return forms.stream().anyMatch(form -> Pattern.matches(form, host));
    }

    private List<String> hosts(@Nullable String bucket) {
        String before = bucket == null ? "" : Pattern.quote(bucket + ".");
        String after = Pattern.quote("." + rule.region() + "." + suffix());
        String endpoint = before + "bucket\\." + ENDPOINT + Pattern.quote(".s3." + rule.region() + ".vpce." + suffix());
        return List.of(
                before + "s3" + after,
                before + "s3\\.dualstack" + after,
                before + "s3-fips" + after,
                before + "s3-fips\\.dualstack" + after,
                endpoint);
    }

    /** Regions of the isolated partitions have names of their own, which nobody could try here. */
    private String suffix() {
        if (rule.region().contains("-iso") || rule.region().startsWith("eusc-")) {
            throw new InvalidReferenceException("the hosts of its Region's partition are not known");
        }
        return rule.region().startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    }
}
