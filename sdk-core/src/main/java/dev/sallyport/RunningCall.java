package dev.sallyport;

import dev.sallyport.contract.Event;
import dev.sallyport.internal.transport.Exchange;
import dev.sallyport.internal.transport.Reply;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A run over one exchange. */
final class RunningCall<E, R> implements Run<E, R> {

    private final Exchange exchange;
    private final Function<Event, @Nullable E> seen;
    private final Function<Reply, R> decoder;
    private boolean iterated;
    private @Nullable R result;
    private @Nullable SallyportException failure;

    RunningCall(Exchange exchange, Function<Event, @Nullable E> seen, Function<Reply, R> decoder) {
        this.exchange = exchange;
        this.seen = seen;
        this.decoder = decoder;
    }

    @Override
    public Iterator<E> iterator() {
        if (iterated) {
            throw new IllegalStateException("a run's events can be iterated once");
        }
        iterated = true;
        return new Events();
    }

    @Override
    public R result() {
        if (failure != null) {
            throw failure;
        }
        R known = result;
        return known != null ? known : awaited();
    }

    private R awaited() {
        try {
            R decoded = decoder.apply(exchange.reply());
            result = decoded;
            return decoded;
        } catch (SallyportException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() {
        exchange.abandon();
    }

    private final class Events implements Iterator<E> {
        private @Nullable E ahead;

        @Override
        public boolean hasNext() {
            Event event = null;
            while (ahead == null && (event = exchange.next()) != null) {
                ahead = seen.apply(event);
            }
            if (ahead == null) {
                result();
            }
            return ahead != null;
        }

        @Override
        public E next() {
            E next = hasNext() ? ahead : null;
            if (next == null) {
                throw new NoSuchElementException("the run is over");
            }
            ahead = null;
            return next;
        }
    }
}
