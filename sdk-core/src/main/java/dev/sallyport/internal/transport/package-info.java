/** How a request reaches the function and its reply comes back: two ways, one reply. The only place, with upload, that knows the AWS SDK. Not API. */
@NullMarked
package dev.sallyport.internal.transport;

import org.jspecify.annotations.NullMarked;
