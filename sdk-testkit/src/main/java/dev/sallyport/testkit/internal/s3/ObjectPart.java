package dev.sallyport.testkit.internal.s3;

import java.util.Optional;

/**
 * What is still known of a part once its object is complete.
 *
 * @param number its number
 * @param range where it is in the object
 * @param checksum its own checksum, in the upload's algorithm if one was named
 */
record ObjectPart(int number, ByteRange range, Optional<StoredChecksum> checksum) {}
