package dev.sallyport;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Which price histories to continue, and how far. Immutable: every method returns a changed copy. */
public final class ForecastRequest {

    private static final int DEFAULT_HORIZON = 12;

    private final List<PriceHistory> histories;
    private final int horizon;
    private final List<Integer> levels;
    private final CallOptions options;

    private ForecastRequest(List<PriceHistory> histories, int horizon, List<Integer> levels, CallOptions options) {
        this.histories = histories;
        this.horizon = horizon;
        this.levels = levels;
        this.options = options;
    }

    /**
     * Twelve periods ahead, with intervals of 80 and 95 percent.
     *
     * @throws IllegalArgumentException if there is no history
     */
    public static ForecastRequest of(PriceHistory... histories) {
        if (histories.length == 0) {
            throw new IllegalArgumentException("there is nothing to forecast");
        }
        return new ForecastRequest(
                List.of(histories),
                DEFAULT_HORIZON,
                List.of(80, 95),
                CallOptions.builder().build());
    }

    /**
     * How many periods to forecast. Default 12.
     *
     * @throws IllegalArgumentException if it isn't positive
     */
    public ForecastRequest horizon(int periods) {
        if (periods < 1) {
            throw new IllegalArgumentException("a horizon is at least 1, was " + periods);
        }
        return new ForecastRequest(histories, periods, levels, options);
    }

    /** How many months to forecast, for monthly histories; as {@link #horizon(int)}. */
    public ForecastRequest months(int months) {
        return horizon(months);
    }

    /**
     * How much of what may happen each interval covers, in percent. Default 80 and 95.
     *
     * @throws IllegalArgumentException if one isn't from 1 to 99
     */
    public ForecastRequest levels(int... percent) {
        if (Arrays.stream(percent).anyMatch(level -> level < 1 || level > 99)) {
            throw new IllegalArgumentException("a level is from 1 to 99 percent");
        }
        return new ForecastRequest(
                histories, horizon, Arrays.stream(percent).boxed().toList(), options);
    }

    /** Options of this call; what it doesn't set comes from the analyzer's defaults. */
    public ForecastRequest options(Consumer<CallOptions.Builder> change) {
        CallOptions.Builder builder = CallOptions.builder();
        change.accept(builder);
        return new ForecastRequest(histories, horizon, levels, builder.build().over(options));
    }

    /** The histories. */
    public List<PriceHistory> histories() {
        return histories;
    }

    /** How many periods to forecast. */
    public int horizon() {
        return horizon;
    }

    /** Coverage of the intervals, in percent. */
    public List<Integer> levels() {
        return levels;
    }

    CallOptions options() {
        return options;
    }

    @Override
    public String toString() {
        return "ForecastRequest[" + histories.size() + " histories, horizon " + horizon + "]";
    }
}
