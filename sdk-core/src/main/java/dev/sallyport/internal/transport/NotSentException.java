package dev.sallyport.internal.transport;

import java.io.IOException;

/** No byte of the request was written: there was no connection to write it to. */
public final class NotSentException extends IOException {

    private static final long serialVersionUID = 1L;

    NotSentException(Throwable cause) {
        super("no connection", cause);
    }
}
