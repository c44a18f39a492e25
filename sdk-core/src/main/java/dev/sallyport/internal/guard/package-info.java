/** What may refuse a call before it reaches the wire. Start at {@link dev.sallyport.internal.guard.Guard}. Knows no AWS type. Not API. */
@NullMarked
package dev.sallyport.internal.guard;

import org.jspecify.annotations.NullMarked;
