/** Tests. */
@NullMarked
package dev.sallyport.examples.cli.source;

import org.jspecify.annotations.NullMarked;
