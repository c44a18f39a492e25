package dev.sallyport.examples.cli.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.Quote;
import dev.sallyport.contract.Codec;
import java.util.List;

/** Quotes as the contract's evidence. */
final class QuoteJson {

    private QuoteJson() {}

    static ArrayNode of(List<Quote> quotes) {
        ArrayNode json = Codec.object().putArray("evidence");
        quotes.forEach(quote -> json.add(one(quote)));
        return json;
    }

    private static ObjectNode one(Quote quote) {
        ObjectNode json = Codec.object().put("document", quote.document());
        json.set("page", Numbers.of(quote.page()));
        json.put("quote", quote.quote());
        if (quote.box().isEmpty()) {
            json.putNull("box");
        } else {
            json.set("box", Codec.tree(quote.box()));
        }
        return json.put("verification", quote.verification().wireName());
    }
}
