/**
 * Continues price histories and says how sure it is. Start at {@link dev.sallyport.forecast.PriceForecaster}. Plain Java:
 * knows no wire, no AWS and no clock, and uses nothing but the JDK.
 */
@NullMarked
package dev.sallyport.forecast;

import org.jspecify.annotations.NullMarked;
