@NullMarked
package dev.sallyport.testkit.internal.lambda;

import org.jspecify.annotations.NullMarked;
