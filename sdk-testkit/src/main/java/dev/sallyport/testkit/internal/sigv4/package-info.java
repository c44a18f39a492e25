/**
 * Whether a request was signed by whom it says: AWS Signature Version 4, by hand. Start at {@link
 * dev.sallyport.testkit.internal.sigv4.SignedAdmission}. Knows no operation of any service. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.sigv4;

import org.jspecify.annotations.NullMarked;
