package dev.sallyport.internal.result;

import dev.sallyport.Quote;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Quotes as they cross the wire, made into ours. */
final class Quotes {

    private Quotes() {}

    static List<Quote> of(@Nullable List<dev.sallyport.contract.Quote> quotes) {
        return quotes == null
                ? List.of()
                : quotes.stream().filter(Objects::nonNull).map(Quotes::of).toList();
    }

    private static Quote of(dev.sallyport.contract.Quote quote) {
        var verification = quote.verification();
        return new Quote(
                Objects.requireNonNullElse(quote.document(), 0),
                optional(quote.page()),
                Objects.requireNonNullElse(quote.quote(), ""),
                Objects.requireNonNullElse(quote.box(), List.of()),
                verification == null ? Quote.Verification.NOT_FOUND : Quote.Verification.valueOf(verification.name()));
    }

    static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
