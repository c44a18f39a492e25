package dev.sallyport.internal.transport;

import dev.sallyport.internal.guard.Outbound;

/** One way to the function. Thread-safe. */
public interface Transport extends AutoCloseable {

    /** Sends a request, once, and returns without waiting. What goes wrong is for the exchange to say. */
    Exchange send(Outbound outbound);

    /** Ends all connections, and so all exchanges. */
    @Override
    void close();
}
