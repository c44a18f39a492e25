/**
 * The sandbox's time and what is random in it: the only source of both. Start at {@link
 * dev.sallyport.testkit.internal.time.Timeline}. Knows no service. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.time;

import org.jspecify.annotations.NullMarked;
