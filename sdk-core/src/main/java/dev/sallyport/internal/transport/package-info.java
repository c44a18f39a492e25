/**
 * How a request reaches the function and its reply comes back: two ways, one {@link
 * dev.sallyport.internal.transport.Reply}. Start at {@link dev.sallyport.internal.transport.Transport}. Not API.
 */
@NullMarked
package dev.sallyport.internal.transport;

import org.jspecify.annotations.NullMarked;
