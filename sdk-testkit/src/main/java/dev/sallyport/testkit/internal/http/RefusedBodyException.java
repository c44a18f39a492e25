package dev.sallyport.testkit.internal.http;

import java.io.IOException;

/** What reading a body throws once its bytes turn out not to be the signed ones. The front answers with its error. */
public final class RefusedBodyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final AwsError error;

    /** A body refused with that error. */
    public RefusedBodyException(AwsError error) {
        super(error.getMessage());
        this.error = error;
    }

    /** The error to answer with. */
    public AwsError error() {
        return error;
    }
}
