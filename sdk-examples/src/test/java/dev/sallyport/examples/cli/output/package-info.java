/** Tests. */
@NullMarked
package dev.sallyport.examples.cli.output;

import org.jspecify.annotations.NullMarked;
