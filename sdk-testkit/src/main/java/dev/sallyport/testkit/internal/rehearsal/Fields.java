package dev.sallyport.testkit.internal.rehearsal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import java.util.regex.Pattern;

/** The account of all leaves, as the answer has it. */
final class Fields {

    private static final Pattern COLUMNS = Pattern.compile(" *\\t+ *");

    private final ArrayNode array = Codec.object().arrayNode();
    private int found;

    void add(String path, Finding finding) {
        ObjectNode field = array.addObject()
                .put("path", path)
                .put("state", finding.state())
                .put("raw", spaced(finding.raw()));
        ArrayNode evidence = field.putArray("evidence");
        finding.evidence().forEach(passage -> evidence.add(quote(passage)));
        found += finding.evidence().isEmpty() ? 0 : 1;
    }

    /** A passage as evidence. */
    static ObjectNode quote(Passage passage) {
        return Codec.object()
                .put("document", passage.line().document())
                .put("page", passage.line().page())
                .put("quote", spaced(passage.text()));
    }

    /** The tab between columns is the layout's; in the text there is a blank. */
    private static String spaced(String text) {
        return COLUMNS.matcher(text).replaceAll(" ");
    }

    ArrayNode json() {
        return array;
    }

    /** How many leaves have a place in the documents. */
    int found() {
        return found;
    }
}
