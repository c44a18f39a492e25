/**
 * What crosses the wire between the client in account A and the function in account B. Start at {@link
 * dev.sallyport.contract.Request} and {@link dev.sallyport.contract.Event}. Knows no AWS type and no HTTP.
 *
 * <p>Rules for every message: append only; an absent value stays absent; strict when building, lenient when parsing.
 */
@NullMarked
package dev.sallyport.contract;

import org.jspecify.annotations.NullMarked;
