package dev.sallyport.trust;

import java.util.Map;

/** What the names of AWS's services end with. */
final class DnsSuffix {

    /** From {@code partitions.json} of botocore; the others share the first one's. */
    private static final Map<String, String> OTHERS = Map.of(
            "aws-cn", "amazonaws.com.cn",
            "aws-eusc", "amazonaws.eu",
            "aws-iso", "c2s.ic.gov",
            "aws-iso-b", "sc2s.sgov.gov",
            "aws-iso-e", "cloud.adc-e.uk",
            "aws-iso-f", "csp.hci.ic.gov");

    private DnsSuffix() {}

    static String of(String partition) {
        return OTHERS.getOrDefault(partition, "amazonaws.com");
    }
}
