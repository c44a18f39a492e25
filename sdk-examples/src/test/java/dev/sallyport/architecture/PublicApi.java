package dev.sallyport.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What users of a module can write: its public types and their public and protected members, as text in a fixed order. */
final class PublicApi {

    private static final Set<String> OF_EVERY_CLASS =
            Set.of("equals(Object)", "equals(@Nullable Object)", "hashCode()", "toString()");
    private static final Set<String> OF_EVERY_ENUM = Set.of("values()", "valueOf(String)");

    private PublicApi() {}

    static String of(House module) {
        return House.classes().stream()
                .filter(module.classesOf())
                .filter(type -> !type.getPackageName().contains(".internal"))
                .filter(PublicApi::isOpen)
                .map(JavaClass::reflect)
                .sorted(Comparator.comparing(Class::getName))
                .map(PublicApi::type)
                .collect(Collectors.joining("\n"));
    }

    private static String type(Class<?> type) {
        Stream<String> fields = Arrays.stream(type.getDeclaredFields())
                .filter(field -> isOpen(field.getModifiers()) && !field.isSynthetic())
                .map(PublicApi::field);
        Stream<String> constructors = Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> isOpen(constructor) && !isCanonical(constructor))
                .map(constructor -> modifiers(constructor) + type.getSimpleName() + signature(constructor));
        Stream<String> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> isOpen(method) && !isImplied(method))
                .map(PublicApi::method);
        return Stream.of(fields, constructors, methods)
                .flatMap(members -> members.sorted())
                .map(member -> "  " + member + "\n")
                .collect(Collectors.joining("", heading(type) + "\n", ""));
    }

    private static boolean isCanonical(Constructor<?> constructor) {
        return constructor.getDeclaringClass().isRecord()
                && Arrays.equals(
                        constructor.getParameterTypes(),
                        Arrays.stream(constructor.getDeclaringClass().getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray());
    }

    private static boolean isImplied(Method method) {
        String called = method.getName() + signature(method);
        Class<?> type = method.getDeclaringClass();
        return OF_EVERY_CLASS.contains(called)
                || (type.isEnum() && OF_EVERY_ENUM.contains(called))
                || (type.isRecord()
                        && Arrays.stream(type.getRecordComponents())
                                .anyMatch(component -> component.getAccessor().equals(method)));
    }

    private static String heading(Class<?> type) {
        String above = Stream.concat(
                        Stream.ofNullable(type.getGenericSuperclass())
                                .filter(parent ->
                                        !parent.getTypeName().matches("java\\.lang\\.(Object|Record|Enum<.*)")),
                        Arrays.stream(type.getGenericInterfaces()))
                .map(ApiText::of)
                .collect(Collectors.joining(", "));
        return kind(type) + " " + type.getName() + ApiText.parameters(type.getTypeParameters()) + components(type)
                + (above.isEmpty() ? "" : " : " + above);
    }

    private static String components(Class<?> type) {
        return !type.isRecord()
                ? ""
                : Arrays.stream(type.getRecordComponents())
                        .map(component -> ApiText.of(component.getAnnotatedType()) + " " + component.getName())
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String kind(Class<?> type) {
        String open = Modifier.isProtected(type.getModifiers()) ? "protected " : "";
        String sealed = type.isSealed() ? "sealed " : "";
        if (type.isAnnotation()) {
            return open + "annotation";
        }
        if (type.isInterface()) {
            return open + sealed + "interface";
        }
        if (type.isRecord() || type.isEnum()) {
            return open + (type.isRecord() ? "record" : "enum");
        }
        String manner = Modifier.toString(type.getModifiers() & (Modifier.ABSTRACT | Modifier.FINAL));
        return (open + manner + " " + sealed).stripLeading() + "class";
    }

    private static String field(Field field) {
        return modifiers(field.getModifiers()) + ApiText.of(field.getAnnotatedType()) + " " + field.getName();
    }

    private static String method(Method method) {
        String variables = ApiText.parameters(method.getTypeParameters());
        return modifiers(method)
                + (method.isDefault() ? "default " : "")
                + (variables.isEmpty() ? "" : variables + " ")
                + ApiText.of(method.getAnnotatedReturnType())
                + " "
                + method.getName()
                + signature(method);
    }

    private static String signature(Executable member) {
        String thrown = Arrays.stream(member.getGenericExceptionTypes())
                .map(ApiText::of)
                .collect(Collectors.joining(", "));
        String parameters = Arrays.stream(member.getAnnotatedParameterTypes())
                .map(ApiText::of)
                .collect(Collectors.joining(", ", "(", ")"));
        return (member.isVarArgs() ? parameters.replace("[])", "...)") : parameters)
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String modifiers(Executable member) {
        return modifiers(member.getModifiers() & (Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL));
    }

    /** Public is what all of it is; it isn't said. */
    private static String modifiers(int modifiers) {
        String said = Modifier.toString(modifiers & ~Modifier.PUBLIC).toLowerCase(Locale.ROOT);
        return said.isEmpty() ? "" : said + " ";
    }

    private static boolean isOpen(JavaClass type) {
        return isOpen(type.reflect().getModifiers())
                && type.getEnclosingClass().map(PublicApi::isOpen).orElse(true);
    }

    private static boolean isOpen(Executable member) {
        return isOpen(member.getModifiers()) && !member.isSynthetic();
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
