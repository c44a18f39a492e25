/**
 * Lambda's Runtime API over plain sockets, replies streamed. Start at {@link dev.sallyport.server.runtime.RuntimeLoop}. Knows
 * nothing of what is asked and answered.
 */
@NullMarked
package dev.sallyport.server.runtime;

import org.jspecify.annotations.NullMarked;
