/** Tests. */
@NullMarked
package dev.sallyport.examples.cli.history;

import org.jspecify.annotations.NullMarked;
