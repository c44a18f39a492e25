/** Makes fetched bytes ready for the model: what they are, how many pages, what text they have. Start at {@link dev.sallyport.server.prepare.Preparation}. Knows no AWS type. */
@NullMarked
package dev.sallyport.server.prepare;

import org.jspecify.annotations.NullMarked;
