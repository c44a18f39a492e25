package dev.sallyport.internal.schema;

import dev.sallyport.Field;
import org.jspecify.annotations.Nullable;

/** What the function says of the values beside their JSON. */
public interface Knowledge {

    /** The value at a place, with what is known of it or, if it has parts, of its parts. */
    <V> Field<V> field(Place place, @Nullable V value);
}
