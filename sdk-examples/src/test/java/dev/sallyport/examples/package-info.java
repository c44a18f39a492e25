/** The examples, run. */
@NullMarked
package dev.sallyport.examples;

import org.jspecify.annotations.NullMarked;
