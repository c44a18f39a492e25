@NullMarked
package dev.sallyport.testkit.internal.rehearsal;

import org.jspecify.annotations.NullMarked;
