/**
 * What an application in account A imports. Start at {@link dev.sallyport.DocumentAnalyzer}: one per application, its calls
 * go through guard, transport and result, and end in a typed answer or in one {@link dev.sallyport.SallyportException}.
 *
 * <p>{@code toString} of nothing here shows what stands in a document, an object key or a secret.
 */
@NullMarked
package dev.sallyport;

import org.jspecify.annotations.NullMarked;
