package dev.sallyport.testkit.internal.billing;

import java.math.BigDecimal;

/** Counts what AWS would bill. Thread-safe. */
public interface Meter {

    /** Unit of requests. */
    String REQUESTS = "Requests";
    /** Unit of bytes. */
    String BYTES = "Bytes";
    /** Unit of tokens. */
    String TOKENS = "Tokens";
    /** Unit of memory over time. */
    String GB_SECONDS = "GB-Seconds";

    /**
     * Adds to a line of the bill.
     *
     * @param account who pays
     * @param service AWS's code for the service, {@code AmazonS3}
     * @param usageType what was used, as on a bill but without the Region, {@code Requests-Tier1}
     * @param amount how much of it
     * @param unit what the amount counts
     */
    void add(String account, String service, String usageType, BigDecimal amount, String unit);
}
