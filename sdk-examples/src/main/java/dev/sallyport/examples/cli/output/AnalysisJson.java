package dev.sallyport.examples.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.Analysis;
import dev.sallyport.Completeness;
import dev.sallyport.Document;
import dev.sallyport.DocumentReading;
import dev.sallyport.Field;
import dev.sallyport.Receipt;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.examples.cli.source.Source;
import java.util.List;

/** An analysis as the contract's result object: every key is there, null or empty where what fills it is still to be built. */
public final class AnalysisJson {

    private AnalysisJson() {}

    /**
     * The object.
     *
     * @param analysis the analysis
     * @param dossier the documents it is of
     */
    public static ObjectNode of(Analysis<?> analysis, Dossier dossier) {
        Receipt receipt = analysis.receipt();
        ObjectNode json = Codec.object()
                .put("requestId", receipt.requestId())
                .put("model", receipt.model())
                .put("rehearsal", receipt.rehearsal());
        json.set("value", value(analysis));
        ArrayNode fields = json.putArray("fields");
        analysis.fields().forEach((path, field) -> fields.add(field(path, field)));
        json.set("languages", Codec.tree(analysis.languages()));
        json.set("completeness", completeness(analysis.completeness()));
        ArrayNode warnings = json.putArray("warnings");
        analysis.warnings()
                .forEach(w -> warnings.addObject().put("code", w.code()).put("message", w.message()));
        json.putArray("suggestions");
        json.set("usage", Codec.tree(receipt.usage()));
        json.putNull("cost");
        json.set("documents", documents(analysis.documents(), dossier));
        json.set("timings", timings(receipt.timings(), dossier.uploadMillis()));
        return json;
    }

    private static JsonNode value(Analysis<?> analysis) {
        try {
            return Codec.read(analysis.json(), JsonNode.class);
        } catch (MalformedMessageException e) {
            throw new IllegalStateException("an analysis' JSON is JSON", e);
        }
    }

    private static ObjectNode field(String path, Field<?> field) {
        ObjectNode json =
                Codec.object().put("path", path).put("state", field.state().wireName());
        json.put("raw", field.raw().isEmpty() ? null : field.raw());
        json.set("confidence", Numbers.of(field.confidence().value()));
        json.put("calibrated", field.confidence().calibrated());
        json.set("evidence", QuoteJson.of(field.evidence()));
        return json;
    }

    private static ObjectNode completeness(Completeness completeness) {
        ObjectNode json = Codec.object();
        json.set("pagesRead", Numbers.of(completeness.pagesRead()));
        json.set("pages", Numbers.of(completeness.pages()));
        json.set("rowsReturned", Numbers.of(completeness.rowsReturned()));
        json.set("rowsExpected", Numbers.of(completeness.rowsExpected()));
        return json;
    }

    private static ArrayNode documents(List<DocumentReading> readings, Dossier dossier) {
        ArrayNode json = Codec.object().putArray("documents");
        for (int i = 0; i < dossier.documents().size(); i++) {
            Document document = dossier.documents().get(i);
            ObjectNode one = json.addObject()
                    .put("file", dossier.sources().get(i) instanceof Source.LocalFile file ? file.name() : null)
                    .put("key", document.key())
                    .put("versionId", document.versionId());
            read(one, document, i < readings.size() ? readings.get(i) : UNKNOWN);
        }
        return json;
    }

    private static final DocumentReading UNKNOWN =
            new DocumentReading("", "", java.util.OptionalInt.empty(), List.of());

    private static void read(ObjectNode one, Document document, DocumentReading reading) {
        String hash = reading.sha256().isEmpty() ? document.sha256().orElse(null) : reading.sha256();
        one.put("sha256", hash);
        one.put("mediaType", reading.mediaType().isEmpty() ? null : reading.mediaType());
        one.set("pages", Numbers.of(reading.pages()));
        one.set("readingModes", Codec.tree(reading.readingModes()));
    }

    private static ObjectNode timings(Receipt.Timings timings, long uploadMillis) {
        ObjectNode json = Codec.object().put("upload", uploadMillis);
        json.set("model", Numbers.of(timings.model()));
        return json.put("total", uploadMillis + timings.total());
    }
}
