package dev.sallyport.testkit.internal.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service answers instead of a result, in AWS's words. */
public final class AwsError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;
    private final transient Map<String, String> details;

    /** An error with that HTTP status, AWS error code and message. */
    public AwsError(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** An error that carries headers of its own. */
    public AwsError(int status, String code, String message, Map<String, String> headers) {
        this(status, code, message, headers, Map.of());
    }

    private AwsError(
            int status,
            String code,
            @Nullable String message,
            Map<String, String> headers,
            Map<String, String> details) {
        super(message);
        this.status = status;
        this.code = code;
        this.headers = Map.copyOf(headers);
        this.details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** The same error with an element more in its body, where the service has such: the bucket's name, the Region… */
    public AwsError with(String element, String value) {
        Map<String, String> more = new LinkedHashMap<>(details);
        more.put(element, value);
        return new AwsError(status, code, getMessage(), headers, more);
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

    /** Elements of the body besides code and message, in order. */
    public Map<String, String> details() {
        return details;
    }
}
