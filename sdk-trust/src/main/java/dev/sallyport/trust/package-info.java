/**
 * Who may do what: the names of both accounts and the rules over them. Start at {@link dev.sallyport.trust.Topology}.
 * Knows no AWS SDK and no HTTP.
 */
@NullMarked
package dev.sallyport.trust;

import org.jspecify.annotations.NullMarked;
