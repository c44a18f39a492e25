package dev.sallyport.path;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.util.Arrays;

/** Starts AWS's runtime interface client as the managed runtime does, which has its native library beside it. */
public final class ManagedRuntime {

    static final String LIBRARY = "libaws-lambda-jni.linux-"
            + (System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64") + ".so";

    private static final String SETTING =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private ManagedRuntime() {}

    /** The library, then the handler. */
    public static void main(String[] arguments) throws Throwable {
        System.setProperty(SETTING, arguments[0]);
        AWSLambda.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
