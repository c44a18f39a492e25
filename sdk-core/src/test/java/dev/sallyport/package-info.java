/** The client on real sockets, with fakes of our own where WireMock can't play the part. */
@NullMarked
package dev.sallyport;

import org.jspecify.annotations.NullMarked;
