/** Each of Bedrock's rules, broken. */
@NullMarked
package dev.sallyport.testkit.internal.bedrock.rules;

import org.jspecify.annotations.NullMarked;
