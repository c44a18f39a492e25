/** What the model is told. The words are versioned files. Start at {@link dev.sallyport.server.prompt.Prompting}. */
@NullMarked
package dev.sallyport.server.prompt;

import org.jspecify.annotations.NullMarked;
