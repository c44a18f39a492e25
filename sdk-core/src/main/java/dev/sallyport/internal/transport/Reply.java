package dev.sallyport.internal.transport;

import dev.sallyport.contract.Event;
import java.time.Duration;

/**
 * A whole reply: its seal was right and the function ended well.
 *
 * @param requestId the call's
 * @param terminal its last event
 * @param elapsed from the call's begin to here
 */
public record Reply(String requestId, Event.Terminal terminal, Duration elapsed) {}
