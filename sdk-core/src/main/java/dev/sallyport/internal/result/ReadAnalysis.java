package dev.sallyport.internal.result;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.Analysis;
import dev.sallyport.Completeness;
import dev.sallyport.DocumentReading;
import dev.sallyport.Field;
import dev.sallyport.Receipt;
import dev.sallyport.Warning;
import dev.sallyport.contract.AnalysisResult;
import dev.sallyport.contract.Codec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** An analysis: its value, read, and the rest as the function sent it. */
record ReadAnalysis<T>(T value, JsonNode tree, Map<String, Field<?>> fields, AnalysisResult sent, Receipt receipt)
        implements Analysis<T> {

    @Override
    public String json() {
        return Codec.write(tree);
    }

    @Override
    public Field<?> field(String pointer) {
        Field<?> field = fields.get(pointer);
        if (field == null) {
            throw new IllegalArgumentException("there is no scalar at '" + pointer + "'");
        }
        return field;
    }

    @Override
    public List<String> languages() {
        return present(sent.languages());
    }

    @Override
    public Completeness completeness() {
        AnalysisResult.Completeness told = sent.completeness();
        return told == null
                ? new Completeness(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty())
                : new Completeness(
                        Quotes.optional(told.pagesRead()),
                        Quotes.optional(told.pages()),
                        Quotes.optional(told.rowsReturned()),
                        Quotes.optional(told.rowsExpected()));
    }

    @Override
    public List<Warning> warnings() {
        return present(sent.warnings()).stream()
                .map(warning -> new Warning(text(warning.code()), text(warning.message())))
                .toList();
    }

    @Override
    public List<DocumentReading> documents() {
        return present(sent.documents()).stream()
                .map(read -> new DocumentReading(
                        text(read.mediaType()),
                        text(read.sha256()),
                        Quotes.optional(read.pages()),
                        present(read.readingModes())))
                .toList();
    }

    private static <E> List<E> present(@Nullable List<E> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Analysis[" + fields.size() + " fields, " + receipt.requestId() + "]";
    }
}
