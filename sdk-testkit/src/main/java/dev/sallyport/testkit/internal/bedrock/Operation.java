package dev.sallyport.testkit.internal.bedrock;

import java.util.Arrays;
import java.util.Optional;

/** The four ways to run a model. */
enum Operation {
    INVOKE("invoke", false, Dialect.MESSAGES),
    INVOKE_STREAM("invoke-with-response-stream", true, Dialect.MESSAGES),
    CONVERSE("converse", false, Dialect.CONVERSE),
    CONVERSE_STREAM("converse-stream", true, Dialect.CONVERSE);

    private final String path;
    private final boolean streaming;
    private final Dialect dialect;

    Operation(String path, boolean streaming, Dialect dialect) {
        this.path = path;
        this.streaming = streaming;
        this.dialect = dialect;
    }

    /** The one with that last part of the path. */
    static Optional<Operation> at(String path) {
        return Arrays.stream(values())
                .filter(operation -> operation.path.equals(path))
                .findFirst();
    }

    /** Converse has no permission of its own. Source: API reference, Converse and ConverseStream. */
    String action() {
        return streaming ? "bedrock:InvokeModelWithResponseStream" : "bedrock:InvokeModel";
    }

    boolean streaming() {
        return streaming;
    }

    Dialect dialect() {
        return dialect;
    }
}
