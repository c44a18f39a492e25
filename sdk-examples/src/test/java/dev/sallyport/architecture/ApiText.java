package dev.sallyport.architecture;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Types as a reader of the API wants them: without the packages that everybody knows, with what may be null. */
final class ApiText {

    private static final Pattern KNOWN_PACKAGE =
            Pattern.compile("\\b(?:java|dev\\.sallyport)(?:\\.[a-z]\\w*)*\\.(?=[A-Z])");

    private ApiText() {}

    static String of(Type type) {
        return KNOWN_PACKAGE.matcher(type.getTypeName()).replaceAll("").replace('$', '.');
    }

    static String of(AnnotatedType type) {
        String nullable = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
        if (type instanceof AnnotatedParameterizedType generic) {
            String arguments = Arrays.stream(generic.getAnnotatedActualTypeArguments())
                    .map(ApiText::of)
                    .collect(Collectors.joining(", ", "<", ">"));
            return nullable + of(type.getType()).replaceAll("<.*", "") + arguments;
        }
        if (type instanceof AnnotatedArrayType array) {
            return of(array.getAnnotatedGenericComponentType()) + (nullable.isEmpty() ? "[]" : " @Nullable []");
        }
        return nullable + of(type.getType());
    }

    static String parameters(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables).map(ApiText::bounded).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String bounded(TypeVariable<?> variable) {
        String bounds = Arrays.stream(variable.getAnnotatedBounds())
                .map(ApiText::of)
                .filter(bound -> !bound.equals("Object"))
                .collect(Collectors.joining(" & "));
        return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
    }
}
