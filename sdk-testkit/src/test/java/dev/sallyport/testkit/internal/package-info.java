/** Tests of the sandbox over real HTTP. */
@NullMarked
package dev.sallyport.testkit.internal;

import org.jspecify.annotations.NullMarked;
