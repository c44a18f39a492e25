/**
 * A certificate authority for one sandbox, whose key is never written down. Start at {@link
 * dev.sallyport.testkit.internal.tls.ThrowAwayAuthority}. Knows no listener. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.tls;

import org.jspecify.annotations.NullMarked;
