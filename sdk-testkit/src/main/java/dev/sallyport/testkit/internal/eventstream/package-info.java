/**
 * AWS's binary framing of event streams, written. Start at {@link
 * dev.sallyport.testkit.internal.eventstream.EventFrame}. Knows no service. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.eventstream;

import org.jspecify.annotations.NullMarked;
