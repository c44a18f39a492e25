/** The doors: each request is judged by the evaluator, and made over HTTP by an unmodified SDK, and both say the same. */
@NullMarked
package dev.sallyport.testkit.doors;

import org.jspecify.annotations.NullMarked;
