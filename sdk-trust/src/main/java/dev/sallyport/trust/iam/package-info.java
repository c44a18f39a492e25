/**
 * What IAM would decide, computed from policy documents alone. Start at {@link dev.sallyport.trust.iam.Evaluator}: a request
 * and the policies that apply to it become a verdict that names the deciding statements. What isn't known here is refused
 * when a policy is read, so that nothing is judged by half of a policy.
 */
@NullMarked
package dev.sallyport.trust.iam;

import org.jspecify.annotations.NullMarked;
