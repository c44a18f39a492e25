package dev.sallyport.internal.schema;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;

/** Types that were described before, held no longer than their classes. */
final class Described {

    private static final ClassValue<ValueType<?>> RECORDS = new ClassValue<>() {
        @Override
        protected ValueType<?> computeValue(Class<?> type) {
            if (type.getTypeParameters().length > 0) {
                throw new IllegalArgumentException(type.getSimpleName() + " is generic: name it as new TypeRef<"
                        + type.getSimpleName() + "<…>>() {}");
            }
            return root(type, new Description(type.getSimpleName()).ofClass(type));
        }
    };

    private static final ClassValue<ValueType<?>> REFERENCES = new ClassValue<>() {
        @Override
        protected ValueType<?> computeValue(Class<?> reference) {
            AnnotatedType type = ((AnnotatedParameterizedType) reference.getAnnotatedSuperclass())
                    .getAnnotatedActualTypeArguments()[0];
            Class<?> raw = Description.raw(type.getType());
            return root(raw, new Description(raw.getSimpleName()).of(type));
        }
    };

    private Described() {}

    static ValueType<?> record(Class<?> type) {
        return RECORDS.get(type);
    }

    static ValueType<?> reference(Class<?> reference) {
        return REFERENCES.get(reference);
    }

    private static ValueType<?> root(Class<?> raw, Shape shape) {
        if (!(shape instanceof RecordShape)) {
            throw new IllegalArgumentException(
                    raw.getSimpleName() + " can't be the whole value: make it a component of a record");
        }
        return ValueType.of(raw.getSimpleName(), shape);
    }
}
