package dev.sallyport.internal.transport;

import dev.sallyport.SallyportException;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.EventReader;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.internal.guard.Call;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way and its reply. Transport threads feed it; one thread at a time waits for it; any thread may abandon
 * it. It has succeeded when our own terminal event has come with the right seal and no function error was told: the
 * transport's own word that it is complete means nothing, most truncations look complete to it.
 */
public final class Exchange {

    /** How long the transport may take to end after the terminal event, before the answer is taken without its word. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Call call;
    private final Inbox signals = new Inbox();
    private final EventReader reader = new EventReader(event -> signals.put(new Signal.Happened(event)));
    private final AtomicBoolean transmitted = new AtomicBoolean();
    private final StringBuilder text = new StringBuilder();
    private volatile boolean begun;
    private boolean broken;
    private volatile boolean abandoned;
    private volatile @Nullable CompletableFuture<?> sending;
    private Event.@Nullable Terminal terminal;
    private @Nullable Reply reply;
    private @Nullable SallyportException failure;

    Exchange(Call call) {
        this.call = call;
    }

    // ---- the transport's side

    /** Whether the request was handed to the HTTP client; a failure before that is certain to have cost nothing. */
    AtomicBoolean transmitted() {
        return transmitted;
    }

    Duration timeLeft() {
        Duration left = call.deadline().remaining();
        return left.isZero() ? Duration.ofMillis(1) : left;
    }

    void read(byte[] bytes) {
        begun = true;
        if (broken) {
            return;
        }
        boolean unsealed = reader.terminal() == null;
        try {
            reader.read(bytes);
        } catch (MalformedMessageException e) {
            broken = true;
            signals.put(new Signal.Ended(e));
            return;
        }
        Event.Terminal last = reader.terminal();
        if (unsealed && last != null) {
            signals.put(new Signal.Sealed(last));
        }
    }

    /** Lambda's word that the function has ended, and ended well. */
    void completed() {
        begun = true;
        signals.put(new Signal.Ended(null));
    }

    void functionFailed(String errorType) {
        begun = true;
        signals.put(new Signal.FunctionFailed(errorType));
    }

    /** Ends when the future does; what it then holds is handed on first. */
    @SuppressWarnings("FutureReturnValueIgnored") // the signal is the return value
    <T> void endsWith(CompletableFuture<T> future, Consumer<T> last) {
        sending = future;
        future.whenComplete((held, thrown) -> {
            if (thrown == null) {
                last.accept(held);
            }
            signals.put(new Signal.Ended(thrown));
        });
        if (abandoned) {
            future.cancel(true);
        }
    }

    // ---- the waiting side

    /**
     * The next event but the terminal one; null when the reply is whole.
     *
     * @throws SallyportException if it will never be whole
     */
    public @Nullable Event next() {
        return next(true);
    }

    /** The whole reply; events that nobody took are dropped. */
    public Reply reply() {
        Event dropped = next(false);
        while (dropped != null) {
            dropped = next(false);
        }
        return Objects.requireNonNull(reply);
    }

    private @Nullable Event next(boolean watching) {
        while (reply == null) {
            if (failure != null) {
                throw failure;
            }
            Signal signal = signal(watching);
            if (signal instanceof Signal.Happened happened) {
                keep(happened.event());
                return happened.event();
            }
            if (signal instanceof Signal.Sealed sealed) {
                terminal = sealed.terminal();
            } else {
                end(signal);
            }
        }
        return null;
    }

    /** Ends the wait. The function isn't told. */
    public void abandon() {
        abandoned = true;
        signals.put(new Signal.Ended(null));
        cancel();
    }

    private @Nullable Signal signal(boolean watching) {
        if (abandoned) {
            return null;
        }
        Duration patience = call.deadline().remaining();
        if (terminal != null && patience.compareTo(GRACE) > 0) {
            patience = GRACE;
        }
        try {
            return signals.take(patience.toNanos(), watching);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandoned = true;
            return null;
        }
    }

    private void end(@Nullable Signal signal) {
        if (!(signal instanceof Signal.Ended ended && ended.thrown() == null)) {
            cancel();
        }
        if (signal instanceof Signal.Ended ended && interrupted(ended.thrown())) {
            Thread.currentThread().interrupt();
            abandoned = true;
        }
        signals.rest().forEach(late -> {
            if (late instanceof Signal.Happened happened) {
                keep(happened.event());
            }
        });
        Faults faults = new Faults(call, transmitted.get(), begun, text.toString());
        if (abandoned) {
            failure = faults.abandoned();
        } else if (signal instanceof Signal.FunctionFailed failed) {
            failure = faults.functionFailed(failed.errorType());
        } else if (signal instanceof Signal.Ended ended && ended.thrown() instanceof MalformedMessageException e) {
            failure = faults.malformed(e);
        } else if (terminal != null) {
            reply = new Reply(call.requestId(), terminal, call.deadline().elapsed());
        } else if (signal instanceof Signal.Ended ended) {
            failure = ended.thrown() == null ? faults.cutShort() : faults.of(ended.thrown());
        } else {
            failure = faults.late();
        }
    }

    /** The SDK looks for interrupts while it sends, and swallows what it finds. */
    private static boolean interrupted(@Nullable Throwable thrown) {
        return thrown != null && Cause.first(thrown, InterruptedException.class) != null;
    }

    private void keep(Event event) {
        if (event instanceof Event.Text piece && piece.text() != null) {
            text.append(piece.text());
        }
    }

    private void cancel() {
        CompletableFuture<?> future = sending;
        if (future != null) {
            future.cancel(true);
        }
    }
}
