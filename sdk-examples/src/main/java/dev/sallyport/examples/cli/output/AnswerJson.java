package dev.sallyport.examples.cli.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.Answer;
import dev.sallyport.Quote;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.Stage;

/** An answer and what comes before it, as the contract's lines. */
public final class AnswerJson {

    private AnswerJson() {}

    /** A stage was reached. */
    public static ObjectNode progress(Stage stage, int done, int of) {
        return Codec.object()
                .put("event", "progress")
                .put("stage", stage.wireName())
                .put("done", done)
                .put("of", of);
    }

    /** The next piece of the answer. */
    public static ObjectNode text(String text) {
        return Codec.object().put("event", "text").put("text", text);
    }

    /** Words that the answer rests on. */
    public static ObjectNode evidence(Quote quote) {
        return Codec.object().put("event", "evidence").put("text", quote.quote());
    }

    /** The last line. */
    public static ObjectNode of(Answer answer) {
        ObjectNode json = Codec.object().put("answer", answer.text());
        json.set("evidence", QuoteJson.of(answer.evidence()));
        json.set("usage", Codec.tree(answer.receipt().usage()));
        return json.put("requestId", answer.receipt().requestId())
                .put("model", answer.receipt().model())
                .put("rehearsal", answer.receipt().rehearsal());
    }
}
