/** The names of both accounts, and every way to get one wrong. */
@NullMarked
package dev.sallyport.trust;

import org.jspecify.annotations.NullMarked;
