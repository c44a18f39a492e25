/** Turns the words of the model into a valid value whose quotes our own code has looked up. Start at {@link dev.sallyport.server.decode.Decoder}. */
@NullMarked
package dev.sallyport.server.decode;

import org.jspecify.annotations.NullMarked;
