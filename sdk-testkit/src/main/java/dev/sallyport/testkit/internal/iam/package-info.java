/**
 * Whose credentials there are in the sandbox and what each may do. Start at {@link
 * dev.sallyport.testkit.internal.iam.Principals} and {@link dev.sallyport.testkit.internal.iam.Authorisation}. Knows no
 * signature. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.iam;

import org.jspecify.annotations.NullMarked;
