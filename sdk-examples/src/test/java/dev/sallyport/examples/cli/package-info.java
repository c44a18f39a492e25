/** What the command line says to whom. */
@NullMarked
package dev.sallyport.examples.cli;

import org.jspecify.annotations.NullMarked;
