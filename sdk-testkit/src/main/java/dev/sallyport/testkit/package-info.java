/**
 * Both accounts on one machine, for tests and rehearsals. Start at {@link dev.sallyport.testkit.Sandbox}, or put {@link
 * dev.sallyport.testkit.TwoAccounts} on a test class. Knows neither the client nor the function: the function is given to
 * it as a class path or a handler.
 */
@NullMarked
package dev.sallyport.testkit;

import org.jspecify.annotations.NullMarked;
