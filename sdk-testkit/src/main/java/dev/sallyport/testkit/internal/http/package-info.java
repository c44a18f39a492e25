/**
 * How a request reaches a stand-in for an AWS service: a listener, its signature, its permission, the service. Start at
 * {@link dev.sallyport.testkit.internal.http.AwsService}. Knows no service. Not API.
 */
@NullMarked
package dev.sallyport.testkit.internal.http;

import org.jspecify.annotations.NullMarked;
