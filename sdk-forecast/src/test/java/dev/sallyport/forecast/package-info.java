/** Forecasts of histories whose future is known, and properties that hold for any history. */
@NullMarked
package dev.sallyport.forecast;

import org.jspecify.annotations.NullMarked;
