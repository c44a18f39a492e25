/** How somebody tests code of their own that uses Sallyport: the code of {@code docs/testing.md}. */
@NullMarked
package dev.sallyport.examples.testing;

import org.jspecify.annotations.NullMarked;
