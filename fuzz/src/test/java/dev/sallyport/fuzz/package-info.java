/**
 * What strangers write, made up by a fuzzer. Each target is a method with an oracle: nothing but the documented exception,
 * and what is accepted has the invariant that it should have. Without {@code JAZZER_FUZZ=1} only the inputs that are kept
 * beside the tests are replayed.
 */
@NullMarked
package dev.sallyport.fuzz;

import org.jspecify.annotations.NullMarked;
