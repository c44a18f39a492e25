/**
 * STS, as far as the sandbox needs it: who am I. Start at {@link dev.sallyport.testkit.internal.sts.StsService}. Knows
 * no permission. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.sts;

import org.jspecify.annotations.NullMarked;
