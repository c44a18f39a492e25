package dev.sallyport.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every record of the contract, found where they are compiled, and a full sample of each: nobody has to list a new one. */
final class WireRecords {

    private WireRecords() {}

    static Stream<Class<?>> all() {
        Path classes = Path.of(root(), "dev", "sallyport", "contract");
        String[] files = Objects.requireNonNull(classes.toFile().list());
        return Arrays.stream(files)
                .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                .sorted()
                .<Class<?>>map(WireRecords::load)
                .filter(Class::isRecord);
    }

    /** An instance with no component absent. A text says which component it is: {@code Turn.role}. */
    static Object sample(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> sample(component.getGenericType(), nameOf(component)))
                .toArray();
        try {
            return type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " can't be made", e);
        }
    }

    static String nameOf(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }

    static @Nullable Object value(Object sample, RecordComponent component) {
        try {
            return component.getAccessor().invoke(sample);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component + " can't be read", e);
        }
    }

    private static Object sample(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? List.of(sample(arguments[0], name))
                    : Map.of("80", sample(arguments[1], name));
        }
        return sampleOfClass((Class<?>) type, name);
    }

    private static Object sampleOfClass(Class<?> type, String name) {
        Map<Class<?>, Object> plain = Map.of(
                String.class,
                name,
                Integer.class,
                7,
                Long.class,
                8L,
                Boolean.class,
                true,
                Double.class,
                424242.5,
                JsonNode.class,
                Codec.object().put(name, name),
                ErrorCode.class,
                ErrorCode.THROTTLED);
        if (type.isRecord()) {
            return sample(type);
        }
        return type.isEnum()
                ? type.getEnumConstants()[0]
                : Objects.requireNonNull(plain.get(type), () -> "no sample of " + type);
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName("dev.sallyport.contract." + file.replace(".class", ""));
        } catch (ClassNotFoundException e) {
            throw new LinkageError(file, e);
        }
    }

    private static String root() {
        try {
            return new File(Codec.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getPath();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
