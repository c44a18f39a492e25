/** Other people's clients against {@code ./sallyport sandbox}, each as it is. */
@NullMarked
package dev.sallyport.examples.clients;

import org.jspecify.annotations.NullMarked;
