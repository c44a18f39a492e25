package dev.sallyport.server;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The time that a call has left. It only shrinks. Thread-safe. */
public final class Budget {

    /** Kept back from every budget, so that the reply still arrives in time. */
    private static final Duration RESERVE = Duration.ofSeconds(1);

    private final LongSupplier ticker;
    private final long end;

    private Budget(LongSupplier ticker, long end) {
        this.ticker = ticker;
        this.end = end;
    }

    /**
     * A budget that ends a little before {@code time} has passed: a tenth earlier, at most 1 s.
     *
     * @param ticker nanoseconds that only grow, as {@link System#nanoTime()}
     */
    public static Budget of(Duration time, LongSupplier ticker) {
        Duration tenth = time.dividedBy(10);
        Duration reserve = tenth.compareTo(RESERVE) < 0 ? tenth : RESERVE;
        return new Budget(ticker, ticker.getAsLong() + time.minus(reserve).toNanos());
    }

    /** What is left; never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - ticker.getAsLong()));
    }

    /** What is left, or {@code most} if that is less. */
    public Duration leftAtMost(Duration most) {
        Duration left = left();
        return left.compareTo(most) < 0 ? left : most;
    }

    /**
     * Lets a stage begin only if at least {@code needed} is left.
     *
     * @throws Refusal with {@code budget_exceeded}
     */
    public void require(Duration needed, Stage stage) throws Refusal {
        Duration left = left();
        if (left.isZero() || left.compareTo(needed) < 0) {
            throw exceeded(stage);
        }
    }

    /** The refusal of a stage that didn't end in time. */
    public static Refusal exceeded(Stage stage) {
        return Refusal.of(ErrorCode.BUDGET_EXCEEDED, stage, "The call's time is used up.");
    }
}
