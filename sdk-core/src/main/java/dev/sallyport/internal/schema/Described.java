package dev.sallyport.internal.schema;

import java.lang.reflect.Type;

/** Types that were described before. */
final class Described {

    private Described() {}

    static <T> ValueType<T> type(Type type) {
        throw new IllegalArgumentException(type.getTypeName());
    }
}
