/**
 * The sandbox's stand-in for Claude: answers by reading the documents that it was sent, by rules, and says so. Start at
 * {@link dev.sallyport.testkit.internal.rehearsal.RehearsalModel}. Never invents; a rehearsal of the plumbing, not of
 * judgement. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.rehearsal;

import org.jspecify.annotations.NullMarked;
