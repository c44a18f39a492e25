/**
 * The evaluator against somebody else's: the npm package {@code @cloud-copilot/iam-simulate}, which answers the same
 * thousands of requests in a process of its own. Nothing of it is compiled, linked or published here.
 */
@NullMarked
package dev.sallyport.trust.simulation;

import org.jspecify.annotations.NullMarked;
