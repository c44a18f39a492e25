/** The files and references that are named on the command line. Start at {@link dev.sallyport.examples.cli.source.Source}. Not API. */
@NullMarked
package dev.sallyport.examples.cli.source;

import org.jspecify.annotations.NullMarked;
