/** What the build holds over all modules: arrows, habits, and the public API as a reviewed file. Only this module sees all. */
@NullMarked
package dev.sallyport.architecture;

import org.jspecify.annotations.NullMarked;
