package dev.sallyport;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/**
 * A generic type that survives to run time: {@code new TypeRef<Page<Invoice>>() {}}.
 *
 * @param <T> the type
 */
public abstract class TypeRef<T> {

    private final Type type;

    /**
     * Takes the type from the subclass.
     *
     * @throws IllegalArgumentException if the subclass names none, or isn't a direct one
     */
    protected TypeRef() {
        if (getClass().getSuperclass() != TypeRef.class
                || !(getClass().getGenericSuperclass() instanceof ParameterizedType parameterized)) {
            throw new IllegalArgumentException("write it as new TypeRef<Some<Type>>() {}");
        }
        type = parameterized.getActualTypeArguments()[0];
    }

    /** The type. */
    public final Type type() {
        return type;
    }

    @Override
    public final String toString() {
        return "TypeRef[" + type.getTypeName() + "]";
    }
}
