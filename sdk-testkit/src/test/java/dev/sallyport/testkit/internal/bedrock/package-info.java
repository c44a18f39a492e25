@NullMarked
package dev.sallyport.testkit.internal.bedrock;

import org.jspecify.annotations.NullMarked;
