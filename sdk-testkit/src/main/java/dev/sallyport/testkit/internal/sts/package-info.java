/**
 * STS: who am I, and another role's credentials. Start at {@link dev.sallyport.testkit.internal.sts.StsService}. Knows
 * no permission. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.sts;

import org.jspecify.annotations.NullMarked;
