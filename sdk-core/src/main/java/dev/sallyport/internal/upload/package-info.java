/** Puts files into the approved prefix. Start at {@link dev.sallyport.internal.upload.Uploads}. Not API. */
@NullMarked
package dev.sallyport.internal.upload;

import org.jspecify.annotations.NullMarked;
