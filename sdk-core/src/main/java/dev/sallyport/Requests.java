package dev.sallyport;

import dev.sallyport.contract.Limits;
import dev.sallyport.contract.Request;
import dev.sallyport.contract.Task;
import dev.sallyport.internal.guard.Call;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What a caller asks, as it crosses the wire. */
final class Requests {

    private Requests() {}

    static Request of(Call call, AnalyzeRequest<?> asked) {
        return new Request(
                Limits.WIRE_VERSION,
                call.requestId(),
                budget(call),
                Task.ANALYZE,
                call.documents(),
                asked.type().schema(),
                asked.instructions().orElse(null),
                call.respondIn(),
                null,
                null,
                null,
                null,
                call.dataClass());
    }

    static Request of(Call call, AssistRequest asked) {
        List<Request.Turn> earlier = asked.conversation().stream()
                .flatMap(exchange -> Stream.of(
                        new Request.Turn("user", exchange.question()),
                        new Request.Turn("assistant", exchange.answer())))
                .toList();
        return new Request(
                Limits.WIRE_VERSION,
                call.requestId(),
                budget(call),
                Task.ASSIST,
                call.documents(),
                null,
                null,
                call.respondIn(),
                null,
                asked.question(),
                earlier.isEmpty() ? null : earlier,
                null,
                call.dataClass());
    }

    private static Request.PriceSeries series(PriceHistory history) {
        OptionalInt season = history.season();
        return new Request.PriceSeries(
                history.id(),
                history.frequency(),
                history.start().orElse(null),
                history.values(),
                season.isPresent() ? season.getAsInt() : null);
    }

    static Request of(Call call, ForecastRequest asked) {
        List<Request.PriceSeries> series =
                asked.histories().stream().map(Requests::series).toList();
        return new Request(
                Limits.WIRE_VERSION,
                call.requestId(),
                budget(call),
                Task.FORECAST,
                null,
                null,
                null,
                call.respondIn(),
                null,
                null,
                null,
                new Request.ForecastTask(series, asked.horizon(), asked.levels()),
                call.dataClass());
    }

    /** What is left when the request goes out; never a time of day, which two clocks would read differently. */
    private static long budget(Call call) {
        return Math.max(1, call.deadline().remaining().toMillis());
    }
}
