package dev.sallyport.testkit.internal.billing;

import dev.sallyport.testkit.LineItem;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sums of everything that was added. Thread-safe. */
public final class Ledger implements Meter {

    private static final Comparator<LineItem> ORDER = Comparator.comparing(LineItem::account)
            .thenComparing(LineItem::service)
            .thenComparing(LineItem::usageType);

    private final Map<Line, BigDecimal> sums = new ConcurrentHashMap<>();

    @Override
    public void add(String account, String service, String usageType, BigDecimal amount, String unit) {
        if (amount.signum() > 0) {
            sums.merge(new Line(account, service, usageType, unit), amount, BigDecimal::add);
        }
    }

    /** The lines so far, by account, service and usage type. */
    public List<LineItem> lines() {
        return sums.entrySet().stream()
                .map(sum -> sum.getKey().with(sum.getValue()))
                .sorted(ORDER)
                .toList();
    }

    private record Line(String account, String service, String usageType, String unit) {
        LineItem with(BigDecimal amount) {
            return new LineItem(account, service, usageType, amount, unit);
        }
    }
}
