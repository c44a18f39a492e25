package dev.sallyport.testkit.internal.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** What to run as the function. */
public sealed interface Program {

    /**
     * A process of the running JDK.
     *
     * @param classPath jars and folders
     * @param mainClass the class with {@code main}
     * @param arguments what {@code main} gets
     */
    record Java(List<Path> classPath, String mainClass, List<String> arguments) implements Program {
        /** Copies the lists. */
        public Java {
            classPath = List.copyOf(classPath);
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A handler in this JVM.
     *
     * @param handler the handler
     */
    record InProcess(Handler handler) implements Program {}

    /** See {@code FunctionHandler}. */
    @FunctionalInterface
    interface Handler {
        /** Answers one invocation. */
        void handle(String invokedFunctionArn, InputStream payload, OutputStream reply) throws IOException;
    }
}
