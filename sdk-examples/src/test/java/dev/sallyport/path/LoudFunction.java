package dev.sallyport.path;

import dev.sallyport.server.Bootstrap;

/** The function, in a deployment that wants to log all that there is to log. */
public final class LoudFunction {

    private LoudFunction() {}

    /** The JDK's own logging first: SLF4J's is set by a file on the class path. */
    public static void main(String[] arguments) {
        LoudLogging.begin();
        Bootstrap.main(arguments);
    }
}
