package dev.sallyport.trust.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A piece of a document's JSON, with its name for what is said of it. */
record Element(String name, JsonNode node) {
    /** ARNs have at most 2,048 characters, and no value that a condition can meet is longer. */
    private static final int LONGEST = 2048;

    /** The document itself. */
    static Element of(JsonNode document) {
        return new Element("the document", document);
    }

    /** The same for where its name is said already. */
    Element unnamed() {
        return new Element("", node);
    }

    void refuseOthers(Set<String> known) {
        for (String field : fields()) {
            if (!known.contains(field)) {
                throw new MalformedPolicyException("element " + Quoted.text(field) + " isn't known here");
            }
        }
    }

    /** The names in an object. */
    List<String> fields() {
        if (!node.isObject()) {
            throw wrong("an object");
        }
        List<String> names = new ArrayList<>();
        for (Iterator<String> fields = node.fieldNames(); fields.hasNext(); ) {
            names.add(fields.next());
        }
        return names;
    }

    Optional<Element> get(String field) {
        return Optional.ofNullable(node.get(field)).map(found -> new Element(field, found));
    }

    Element required(String field) {
        return get(field).orElseThrow(() -> new MalformedPolicyException(field + ": is missing"));
    }

    /** The elements of an array, or this alone. */
    List<Element> listOrOne() {
        if (!node.isArray()) {
            return List.of(this);
        }
        List<Element> elements = new ArrayList<>();
        node.forEach(element -> elements.add(new Element(name, element)));
        if (elements.isEmpty()) {
            throw wrong("more than an empty list");
        }
        return elements;
    }

    List<String> texts() {
        return listOrOne().stream().map(Element::text).toList();
    }

    /** The values of a condition, where numbers and truth values may stand for their text. */
    List<String> values() {
        return listOrOne().stream()
                .map(value -> value.node.isNumber() || value.node.isBoolean() ? value.node.asText() : value.text())
                .toList();
    }

    String text() {
        if (!node.isTextual()) {
            throw wrong("text");
        }
        if (node.textValue().length() > LONGEST) {
            throw wrong("at most " + LONGEST + " characters");
        }
        return node.textValue();
    }

    private MalformedPolicyException wrong(String expected) {
        String where = name.isEmpty() ? "" : Quoted.text(name) + ": ";
        return new MalformedPolicyException(where + "should be " + expected);
    }
}
