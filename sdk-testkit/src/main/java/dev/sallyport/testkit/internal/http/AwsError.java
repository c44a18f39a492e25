package dev.sallyport.testkit.internal.http;

import java.util.Map;

/** What a service answers instead of a result, in AWS's words. */
public final class AwsError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;

    /** An error with that HTTP status, AWS error code and message. */
    public AwsError(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** An error that carries headers of its own. */
    public AwsError(int status, String code, String message, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.code = code;
        this.headers = Map.copyOf(headers);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** AWS's error code. */
    public String code() {
        return code;
    }

    /** Headers besides the usual ones. */
    public Map<String, String> headers() {
        return headers;
    }
}
