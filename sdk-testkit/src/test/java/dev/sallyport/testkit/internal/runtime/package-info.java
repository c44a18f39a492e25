@NullMarked
package dev.sallyport.testkit.internal.runtime;

import org.jspecify.annotations.NullMarked;
