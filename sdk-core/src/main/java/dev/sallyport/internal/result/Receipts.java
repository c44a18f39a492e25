package dev.sallyport.internal.result;

import dev.sallyport.Receipt;
import dev.sallyport.contract.Usage;
import dev.sallyport.internal.transport.Reply;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a reply says that it took. */
final class Receipts {

    private Receipts() {}

    static Receipt of(
            Reply reply,
            @Nullable String model,
            @Nullable Boolean rehearsal,
            @Nullable Usage usage,
            @Nullable Long modelMillis) {
        return new Receipt(
                reply.requestId(),
                Objects.requireNonNullElse(model, ""),
                Boolean.TRUE.equals(rehearsal),
                Objects.requireNonNullElse(usage, Usage.NONE),
                new Receipt.Timings(
                        modelMillis == null ? OptionalLong.empty() : OptionalLong.of(modelMillis),
                        reply.elapsed().toMillis()));
    }
}
