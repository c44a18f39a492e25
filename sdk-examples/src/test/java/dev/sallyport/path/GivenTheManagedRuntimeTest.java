package dev.sallyport.path;

import dev.sallyport.TransportMode;
import dev.sallyport.testkit.FunctionProgram;
import dev.sallyport.testkit.Sandbox;
import java.io.File;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The handler on AWS's own runtime interface client, as on the managed Java runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenTheManagedRuntimeTest extends WholePath {

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String HANDLER = "dev.sallyport.server.StreamHandler";

    private Sandbox sandbox;

    @BeforeAll
    void start() {
        var classPath = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .map(Path::of)
                .toList();
        sandbox = Sandbox.builder()
                .function(FunctionProgram.java(classPath, CLIENT, HANDLER))
                .start();
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
