package dev.sallyport.path;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import dev.sallyport.TransportMode;
import dev.sallyport.testkit.FunctionProgram;
import dev.sallyport.testkit.Sandbox;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The handler on AWS's own runtime interface client, as on the managed Java runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenTheManagedRuntimeTest extends WholePath {

    private static final String HANDLER = "dev.sallyport.server.StreamHandler";

    private Sandbox sandbox;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        var classPath = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .map(Path::of)
                .toList();
        sandbox = Sandbox.builder()
                .function(FunctionProgram.java(
                        classPath,
                        ManagedRuntime.class.getName(),
                        unpacked(folder).toString(),
                        HANDLER))
                .start();
    }

    /** The client's native library, which the managed runtime has unpacked and a function can't unpack. */
    private static Path unpacked(Path folder) throws IOException {
        Path library = folder.resolve(ManagedRuntime.LIBRARY);
        try (InputStream in = AWSLambda.class.getResourceAsStream("/jni/" + ManagedRuntime.LIBRARY)) {
            Files.copy(in, library);
        }
        return library;
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Override
    Sandbox sandbox() {
        return sandbox;
    }

    @Override
    TransportMode transport() {
        return TransportMode.BUFFERED;
    }
}
