/**
 * S3 with one versioned bucket: put, get and head of objects. Start at {@link
 * dev.sallyport.testkit.internal.s3.S3Service}. Knows who may list, nothing else of permissions. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.s3;

import org.jspecify.annotations.NullMarked;
