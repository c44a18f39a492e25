/**
 * What Bedrock, and the model behind it, refuse before they answer: each rule with its source. Start at {@link
 * dev.sallyport.testkit.internal.bedrock.rules.ModelRules}. Knows no HTTP and no answer. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.bedrock.rules;

import org.jspecify.annotations.NullMarked;
