package dev.sallyport.internal.transport;

import dev.sallyport.contract.Event;
import org.jspecify.annotations.Nullable;

/** What the transport's threads tell the thread that waits. */
sealed interface Signal {

    /** An event has come. */
    record Happened(Event event) implements Signal {}

    /** The terminal event has come, and its seal is right. */
    record Sealed(Event.Terminal terminal) implements Signal {}

    /** The function ended with an error of this type. */
    record FunctionFailed(String errorType) implements Signal {}

    /** Nothing more will come. */
    record Ended(@Nullable Throwable thrown) implements Signal {}
}
