/** What an answer shall look like, from the command line. Start at {@link dev.sallyport.examples.cli.schema.FieldList}. Not API. */
@NullMarked
package dev.sallyport.examples.cli.schema;

import org.jspecify.annotations.NullMarked;
