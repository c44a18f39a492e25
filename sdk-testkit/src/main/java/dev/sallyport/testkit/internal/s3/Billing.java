package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.billing.Meter;
import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.trust.Topology;
import java.math.BigDecimal;

/**
 * What the bucket's owner pays for. Source: S3 user guide, "Understanding your AWS billing and usage reports".
 *
 * @param meter where it is added up
 * @param account who pays
 * @param keyed whether the bucket has a KMS key, so that its use is paid for too
 */
record Billing(Meter meter, String account, boolean keyed) {

    static Billing of(Topology topology, Meter meter) {
        return new Billing(meter, topology.a().account(), topology.a().kmsKeyArn() != null);
    }

    void request(Tier tier) {
        if (tier != Tier.FREE) {
            meter.add(account, "AmazonS3", tier.usageType, BigDecimal.ONE, Meter.REQUESTS);
        }
    }

    /** One use of the key: a data key made or opened. */
    void keyUse() {
        if (keyed) {
            meter.add(account, "awskms", "KMS-Requests", BigDecimal.ONE, Meter.REQUESTS);
        }
    }

    /** Bytes that go to the other Region. */
    void sent(Listener listener, long bytes) {
        if (listener == Listener.S3_FROM_B) {
            meter.add(account, "AmazonS3", "DataTransfer-Out-Bytes", BigDecimal.valueOf(bytes), Meter.BYTES);
        }
    }

    /** What a request costs. */
    enum Tier {
        /** Put, copy, post and list. */
        ONE("Requests-Tier1"),
        /** Get and all others. */
        TWO("Requests-Tier2"),
        /** Delete and cancel. */
        FREE("");

        private final String usageType;

        Tier(String usageType) {
            this.usageType = usageType;
        }
    }
}
