/** Tests. */
@NullMarked
package dev.sallyport.examples.cli.schema;

import org.jspecify.annotations.NullMarked;
