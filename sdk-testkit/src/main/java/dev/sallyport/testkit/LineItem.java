package dev.sallyport.testkit;

import java.math.BigDecimal;

/**
 * A line of the bill that a sandbox would have caused: a quantity, never a price.
 *
 * @param account who pays
 * @param service AWS's code for the service, as {@code AmazonS3}
 * @param usageType what was used, as on a bill but without the Region, as {@code Requests-Tier1}
 * @param amount how much of it, summed up since the sandbox started
 * @param unit what the amount counts, as {@code Requests}
 */
public record LineItem(String account, String service, String usageType, BigDecimal amount, String unit) {}
