@NullMarked
package dev.sallyport.trust.iam;

import org.jspecify.annotations.NullMarked;
