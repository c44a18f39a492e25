package dev.sallyport.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Keeps the sandbox of a test class in the class' own store, which JUnit closes after its last test. */
final class TwoAccountsExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(TwoAccountsExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return home(context)
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Sandbox.class, type -> new Running(Sandbox.start()), Running.class)
                .sandbox();
    }

    /** The outermost class that bears the annotation: nested classes share its sandbox. */
    private static ExtensionContext home(ExtensionContext context) {
        ExtensionContext home = context;
        for (ExtensionContext at = context; at != null; at = at.getParent().orElse(null)) {
            boolean annotated = at.getTestMethod().isEmpty()
                    && at.getTestClass()
                            .filter(type -> AnnotationSupport.isAnnotated(type, TwoAccounts.class))
                            .isPresent();
            if (annotated) {
                home = at;
            }
        }
        return home;
    }

    private record Running(Sandbox sandbox) implements AutoCloseable {
        @Override
        public void close() {
            sandbox.close();
        }
    }
}
