/**
 * Runs the function: Lambda's Runtime API and the processes that poll it, or a handler in this JVM. Start at {@link
 * dev.sallyport.testkit.internal.runtime.FunctionHost}. Knows nothing of who calls, nor of HTTP towards them. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.runtime;

import org.jspecify.annotations.NullMarked;
