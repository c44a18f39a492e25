/**
 * What would have been billed. Start at {@link dev.sallyport.testkit.internal.billing.Meter}. Knows quantities and no
 * price. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.billing;

import org.jspecify.annotations.NullMarked;
