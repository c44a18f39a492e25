package dev.sallyport.server.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.AnalysisResult.FieldReading;
import dev.sallyport.contract.AnalysisResult.FieldState;
import dev.sallyport.contract.AnalysisResult.Warning;
import dev.sallyport.contract.Quote;
import dev.sallyport.contract.Quote.Verification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Turns the words of the model into a valid value with a state and looked-up evidence for each of its leaves. */
public final class Decoder {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");

    private final ValueSchema schema;
    private final Evidence evidence;

    /** A decoder of answers to one request. */
    public Decoder(ValueSchema schema, Evidence evidence) {
        this.schema = schema;
        this.evidence = evidence;
    }

    /**
     * What the answer says.
     *
     * @throws InvalidAnswerException if it isn't the JSON that was asked for, or no value of the schema
     */
    public DecodedValue decode(String answer) throws InvalidAnswerException {
        ObjectNode json = AnswerJson.of(answer);
        JsonNode value = schema.valid(json.path("value"));
        Map<String, JsonNode> claims = new HashMap<>();
        json.path("fields")
                .forEach(claim -> claims.putIfAbsent(claim.path("path").asText(), claim));
        List<FieldReading> fields = new ArrayList<>();
        for (Leaf leaf : schema.leaves(value)) {
            JsonNode claim = claims.get(leaf.path());
            fields.add(claim == null ? forgotten(leaf) : claimed(leaf, claim));
        }
        return new DecodedValue(value, fields, languages(json.path("languages")), warnings(fields));
    }

    /** A field that the model said nothing of: it is there, but nothing proves it. */
    private static FieldReading forgotten(Leaf leaf) {
        FieldState state = leaf.value().isNull() ? FieldState.ABSENT : FieldState.FOUND;
        return new FieldReading(leaf.path(), state, null, null, false, List.of());
    }

    private FieldReading claimed(Leaf leaf, JsonNode claim) {
        FieldState state = state(leaf, claim.path("state").asText());
        if (state == FieldState.ABSENT) {
            // A value of something that is said to be absent is a placeholder.
            leaf.clear();
            return new FieldReading(leaf.path(), state, null, null, false, List.of());
        }
        String raw = claim.path("raw").isTextual() ? claim.path("raw").textValue() : null;
        return new FieldReading(leaf.path(), state, raw, null, false, evidence.quotes(claim.path("evidence")));
    }

    private static FieldState state(Leaf leaf, String claimed) {
        return switch (claimed) {
            case "absent" -> FieldState.ABSENT;
            case "unreadable" -> FieldState.UNREADABLE;
            case "conflicting" -> FieldState.CONFLICTING;
            default -> leaf.value().isNull() ? FieldState.ABSENT : FieldState.FOUND;
        };
    }

    private static List<String> languages(JsonNode claimed) {
        List<String> languages = new ArrayList<>();
        for (JsonNode tag : claimed) {
            if (LANGUAGE.matcher(tag.asText()).matches() && !languages.contains(tag.asText())) {
                languages.add(tag.asText());
            }
        }
        return languages;
    }

    private static List<Warning> warnings(List<FieldReading> fields) {
        long missing = fields.stream()
                .flatMap(field -> field.evidence() == null ? List.<Quote>of().stream() : field.evidence().stream())
                .filter(quote -> quote.verification() == Verification.NOT_FOUND)
                .count();
        return missing == 0
                ? List.of()
                : List.of(new Warning(
                        "quote_not_found", missing + " of the model's quotes don't stand in the documents."));
    }
}
