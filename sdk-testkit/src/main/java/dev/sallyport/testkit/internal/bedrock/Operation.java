package dev.sallyport.testkit.internal.bedrock;

import java.util.Arrays;
import java.util.Optional;

/** The four ways to run a model. */
enum Operation {
    INVOKE("invoke", false),
    INVOKE_STREAM("invoke-with-response-stream", true),
    CONVERSE("converse", false),
    CONVERSE_STREAM("converse-stream", true);

    private final String path;
    private final boolean streaming;

    Operation(String path, boolean streaming) {
        this.path = path;
        this.streaming = streaming;
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
        return switch (this) {
            case INVOKE, INVOKE_STREAM -> Dialect.MESSAGES;
            case CONVERSE, CONVERSE_STREAM -> Dialect.CONVERSE;
        };
    }
}
