/** Documents that the tests make, and how the shipped one was made. */
@NullMarked
package dev.sallyport.examples.documents;

import org.jspecify.annotations.NullMarked;
