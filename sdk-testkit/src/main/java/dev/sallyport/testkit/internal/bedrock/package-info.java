/**
 * A stand-in for Bedrock runtime: Bedrock's rules and formats around whatever answers. Start at {@link dev.sallyport.testkit.internal.bedrock.BedrockService}. Knows no document. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.bedrock;

import org.jspecify.annotations.NullMarked;
