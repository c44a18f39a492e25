package dev.sallyport.internal.result;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.Analysis;
import dev.sallyport.Field;
import dev.sallyport.IncompleteException;
import dev.sallyport.Receipt;
import dev.sallyport.contract.AnalysisResult;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import dev.sallyport.internal.schema.Plain;
import dev.sallyport.internal.schema.Reading;
import dev.sallyport.internal.schema.UnreadableValueException;
import dev.sallyport.internal.schema.ValueType;
import dev.sallyport.internal.transport.Reply;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reply as an analysis of one type.
 *
 * @param type the type
 * @param <T> the type
 */
public record AnalysisDecoder<T>(ValueType<T> type) {

    /**
     * The analysis.
     *
     * @throws dev.sallyport.SallyportException if the reply is a refusal, lacks something, or holds no value of the type
     */
    public Analysis<T> decoded(Reply reply) {
        AnalysisResult sent = Refusals.result(reply).analysis();
        if (sent == null || sent.value() == null) {
            throw Refusals.nothing(reply);
        }
        Receipt receipt = Receipts.of(reply, sent.model(), sent.rehearsal(), sent.usage(), sent.modelMillis());
        Known known = new Known(sent.fields());
        Reading reading = new Reading(known);
        T value = value(sent.value(), reading, receipt);
        Map<String, Field<?>> fields = fields(sent.value(), known, reading);
        if (value == null) {
            throw incomplete(
                    "the documents don't contain what is required: " + shown(reading.missing()), sent, receipt);
        }
        Analysis<T> analysis = new ReadAnalysis<>(value, sent.value(), fields, sent, receipt);
        if (analysis.completeness().lacking()) {
            throw incomplete("the documents were not read whole", sent, receipt);
        }
        return analysis;
    }

    private @Nullable T value(JsonNode tree, Reading reading, Receipt receipt) {
        try {
            return type.read(tree, reading);
        } catch (UnreadableValueException e) {
            throw Refusals.unreadable(receipt.requestId(), e.sentence(), tree.toString());
        }
    }

    private static Map<String, Field<?>> fields(JsonNode tree, Known known, Reading reading) {
        Map<String, Field<?>> fields = new LinkedHashMap<>();
        for (String pointer : known.pointers()) {
            if (pointer.startsWith("/")) {
                Object typed = reading.scalar(pointer);
                Object value = typed != null ? typed : Plain.value(tree.at(JsonPointer.compile(pointer)));
                fields.put(pointer, known.field(pointer, value));
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    private static IncompleteException incomplete(String sentence, AnalysisResult sent, Receipt receipt) {
        JsonNode tree = Objects.requireNonNull(sent.value());
        Known known = new Known(sent.fields());
        Map<String, Field<?>> fields = fields(tree, known, new Reading(known));
        return new IncompleteException(
                ErrorCode.INCOMPLETE,
                Stage.RESULT,
                Paid.YES,
                receipt.requestId(),
                sentence,
                null,
                new ReadAnalysis<>(Plain.object(tree), tree, fields, sent, receipt));
    }

    private static String shown(List<String> pointers) {
        int most = 10;
        String shown = String.join(", ", pointers.subList(0, Math.min(most, pointers.size())));
        return pointers.size() > most ? shown + " and " + (pointers.size() - most) + " more" : shown;
    }
}
