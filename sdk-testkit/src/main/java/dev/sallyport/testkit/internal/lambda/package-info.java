/**
 * A stand-in for Lambda's Invoke and InvokeWithResponseStream, and for the policy that says who may. Start at {@link
 * dev.sallyport.testkit.internal.lambda.LambdaService}. Knows nothing of how the function runs. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.lambda;

import org.jspecify.annotations.NullMarked;
