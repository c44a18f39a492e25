package dev.sallyport;

import java.util.Iterator;

/**
 * A call that is running. Events can be iterated once, as they come; {@link #result()} waits for the end. Use it from one
 * thread at a time; {@link #close()} may come from another.
 *
 * @param <E> what is seen on the way
 * @param <R> what comes out
 */
public interface Run<E, R> extends AutoCloseable, Iterable<E> {

    /**
     * The events, each as soon as it is there. {@code hasNext} blocks until the next one or the end; a call that fails
     * throws its {@link SallyportException} there, so that a broken text never looks like a whole one.
     *
     * @throws IllegalStateException if they were iterated before
     */
    @Override
    Iterator<E> iterator();

    /**
     * Waits for the result; events that nobody took are dropped. Called again, it returns or throws the same.
     *
     * @throws SallyportException the call failed; {@link DocumentAnalyzer#analyze(AnalyzeRequest)} lists the kinds
     */
    R result();

    /**
     * Ends the wait at once. Lambda tells a function nothing of it: it runs on, and whether a model is paid for is unknown.
     * Without effect once the result is there.
     */
    @Override
    void close();
}
