/** What a user's type looks like to a model, and how a value of it is read back. Start at {@link dev.sallyport.internal.schema.ValueType}. Knows no AWS type. Not API. */
@NullMarked
package dev.sallyport.internal.schema;

import org.jspecify.annotations.NullMarked;
