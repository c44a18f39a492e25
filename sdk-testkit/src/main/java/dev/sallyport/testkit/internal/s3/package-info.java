/**
 * S3 with one bucket: objects, versions, uploads in parts, tags. Start at {@link
 * dev.sallyport.testkit.internal.s3.S3Service}; {@code Routes} tells which request is which operation, and each operation
 * is a class that names its permission. Knows no policy. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.s3;

import org.jspecify.annotations.NullMarked;
