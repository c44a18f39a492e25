package dev.sallyport.internal.schema;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.sallyport.Field;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the shape of a type. Knows by what path it came, for the message if it fails, and which records it is inside. */
final class Description {

    private final String path;
    private final Set<Class<?>> inside;
    private final Map<String, Shape> variables;

    Description(String path) {
        this(path, Set.of(), Map.of());
    }

    private Description(String path, Set<Class<?>> inside, Map<String, Shape> variables) {
        this.path = path;
        this.inside = inside;
        this.variables = variables;
    }

    /** The shape of a type as it is written, with its annotations. */
    Shape of(AnnotatedType type) {
        Shape shape = unannotated(type);
        boolean nullable = type.isAnnotationPresent(Nullable.class);
        return nullable && !shape.optional() ? new OptionalShape(shape, OptionalShape.Kind.NULLABLE) : shape;
    }

    private Shape unannotated(AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return ofGeneric(raw(parameterized.getType()), parameterized.getAnnotatedActualTypeArguments());
        }
        if (type instanceof AnnotatedWildcardType wildcard) {
            return of(wildcard.getAnnotatedUpperBounds()[0]);
        }
        Shape bound = type instanceof AnnotatedTypeVariable
                ? variables.get(type.getType().getTypeName())
                : null;
        if (bound != null) {
            return bound;
        }
        if (type.getType() instanceof Class<?> plain) {
            return ofClass(plain);
        }
        throw refused(type.getType());
    }

    Shape ofClass(Class<?> type) {
        Shape scalar = Scalars.of(type);
        if (scalar != null) {
            return scalar;
        }
        if (!type.isRecord() || type.getTypeParameters().length > 0) {
            throw refused(type);
        }
        return ofRecord(type, Map.of());
    }

    private Shape ofGeneric(Class<?> raw, AnnotatedType[] arguments) {
        if (raw == List.class) {
            return new ListShape(new Description(path + "[]", inside, variables).of(arguments[0]));
        }
        if (raw == Optional.class) {
            return wrapped(arguments[0], OptionalShape.Kind.OPTIONAL);
        }
        if (raw == Field.class) {
            return wrapped(arguments[0], OptionalShape.Kind.FIELD);
        }
        if (!raw.isRecord()) {
            throw refused(raw);
        }
        Map<String, Shape> bound = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            bound.put(raw.getTypeParameters()[i].getName(), of(arguments[i]));
        }
        return ofRecord(raw, bound);
    }

    private Shape wrapped(AnnotatedType argument, OptionalShape.Kind kind) {
        Shape shape = of(argument);
        if (shape.optional()) {
            throw new IllegalArgumentException(path + ": one of Optional, Field and @Nullable is enough");
        }
        return new OptionalShape(shape, kind);
    }

    private RecordShape ofRecord(Class<?> type, Map<String, Shape> bound) {
        if (inside.contains(type)) {
            throw new IllegalArgumentException(path + ": a record can't contain itself, " + type.getSimpleName());
        }
        Set<Class<?>> within = Stream.concat(inside.stream(), Stream.of(type)).collect(Collectors.toUnmodifiableSet());
        List<RecordShape.Component> components = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Description description = new Description(path + "." + component.getName(), within, bound);
            components.add(new RecordShape.Component(
                    component.getName(), description.of(component.getAnnotatedType()), told(component)));
        }
        return new RecordShape(constructor(type), List.copyOf(components));
    }

    private static @Nullable String told(RecordComponent component) {
        JsonPropertyDescription told = component.getAccessor().getAnnotation(JsonPropertyDescription.class);
        return told == null ? null : told.value();
    }

    private Constructor<?> constructor(Class<?> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException | InaccessibleObjectException e) {
            throw new IllegalArgumentException(path + ": " + type.getName() + " must be opened to this library", e);
        }
    }

    static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return (Class<?>) parameterized.getRawType();
        }
        if (type instanceof Class<?> plain) {
            return plain;
        }
        throw new IllegalArgumentException(type.getTypeName() + " can't be described to a model: name a record");
    }

    private IllegalArgumentException refused(Type type) {
        return new IllegalArgumentException(path + ": " + type.getTypeName()
                + " can't be described to a model; AnalyzeRequest lists the types that can");
    }
}
