/** Turns a reply into the caller's value, or into the one exception that says why not. Knows no AWS type. Not API. */
@NullMarked
package dev.sallyport.internal.result;

import org.jspecify.annotations.NullMarked;
