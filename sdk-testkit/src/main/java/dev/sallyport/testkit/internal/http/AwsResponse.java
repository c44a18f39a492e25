package dev.sallyport.testkit.internal.http;

import java.io.OutputStream;

/** The response to a request; status and headers go out with the body's first flush or at its end. */
public interface AwsResponse {
    /** The request's id, which the front has put into the headers already. */
    String requestId();

    /** Sets the status; 200 if it isn't called. */
    void status(int status);

    /** Adds a header. */
    void header(String name, String value);

    /** The body. A flush sends what is there, so that a stream of events arrives one by one. */
    OutputStream body();
}
