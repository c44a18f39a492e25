package dev.sallyport.testkit.internal.rehearsal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import java.util.List;

/** The answer to {@code analyze}: the value, an account of each leaf, the languages. */
final class AnalyzeAnswer {

    private AnalyzeAnswer() {}

    static String of(Assignment assignment, Dossier dossier) {
        List<String> languages = Languages.of(dossier.text());
        ValueReader reader = new ValueReader(Habits.of(dossier.text(), languages));
        Overview overview =
                new Overview(dossier, languages, assignment.respondIn().orElse(""));
        Filling filling = new Filling(dossier, overview, reader);
        ObjectNode answer = Codec.object();
        answer.set("value", filling.fill(SchemaNode.of(assignment.schema())));
        answer.set("fields", filling.fields().json());
        ArrayNode tags = answer.putArray("languages");
        languages.forEach(tags::add);
        return Codec.write(answer);
    }
}
