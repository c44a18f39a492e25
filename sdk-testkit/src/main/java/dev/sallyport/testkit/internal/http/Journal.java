package dev.sallyport.testkit.internal.http;

import dev.sallyport.testkit.RecordedRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The requests that were answered last. Thread-safe. */
public final class Journal {

    /** A sandbox may run for days. */
    private static final int KEPT = 10_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    synchronized void add(RecordedRequest request) {
        if (requests.size() == KEPT) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    /** Up to 10,000, the latest last. */
    public synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** Forgets them. */
    public synchronized void clear() {
        requests.clear();
    }
}
