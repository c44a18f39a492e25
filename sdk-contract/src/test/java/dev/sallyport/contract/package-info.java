/** The recorded messages replayed, and what holds for every message. */
@NullMarked
package dev.sallyport.contract;

import org.jspecify.annotations.NullMarked;
