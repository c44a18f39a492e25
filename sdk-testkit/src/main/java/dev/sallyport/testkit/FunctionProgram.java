package dev.sallyport.testkit;

import dev.sallyport.testkit.internal.runtime.Program;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The function that the sandbox runs. Immutable. */
public final class FunctionProgram {

    private static final String BOOTSTRAP = "dev.sallyport.server.Bootstrap";

    private final Program program;

    private FunctionProgram(Program program) {
        this.program = program;
    }

    /**
     * Sallyport's own function, as a process with this JVM's class path.
     *
     * @throws IllegalStateException if the function isn't on the class path
     */
    public static FunctionProgram onClassPath() {
        String resource = BOOTSTRAP.replace('.', '/') + ".class";
        if (ClassLoader.getSystemResource(resource) == null) {
            throw new IllegalStateException(
                    "the function (" + BOOTSTRAP + ") is not on the class path: add"
                            + " dev.sallyport:sallyport-sdk-lambda-server to the test's dependencies, or name another function");
        }
        String classPath = System.getProperty("java.class.path", "");
        List<Path> entries = Arrays.stream(classPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
        return java(entries, BOOTSTRAP);
    }

    /**
     * A process of the running JDK that talks to Lambda's Runtime API itself. It has Lambda's environment variables and no
     * other, works in its task root and has no ephemeral storage: its {@code java.io.tmpdir} can't be written to (except
     * by the root user), and on Linux, where unprivileged user name spaces are allowed, neither can {@code /tmp}, {@code
     * /var/tmp}, {@code /dev/shm} and the task root, by nobody.
     *
     * @param classPath jars and folders
     * @param mainClass the class with {@code main}
     * @param arguments what {@code main} gets
     */
    public static FunctionProgram java(List<Path> classPath, String mainClass, String... arguments) {
        return new FunctionProgram(new Program.Java(classPath, mainClass, List.of(arguments)));
    }

    /** A handler in this JVM; {@link Sandbox#killFunction()} then ends what is running without an answer. */
    public static FunctionProgram inProcess(FunctionHandler handler) {
        return new FunctionProgram(new Program.InProcess(handler::handle));
    }

    Program program() {
        return program;
    }
}
