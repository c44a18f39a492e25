/** What the client costs beside the bare SDK. Start at {@link dev.sallyport.benchmarks.AddedCost}. */
@NullMarked
package dev.sallyport.benchmarks;

import org.jspecify.annotations.NullMarked;
