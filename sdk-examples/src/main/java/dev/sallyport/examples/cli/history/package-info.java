/** Price histories out of the files that people keep them in. Start at {@link dev.sallyport.examples.cli.history.HistoryFile}. Not API. */
@NullMarked
package dev.sallyport.examples.cli.history;

import org.jspecify.annotations.NullMarked;
