package dev.sallyport.trust.iam;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a document. Source: IAM user guide, "Grammar of the IAM JSON policy language". */
final class PolicyParser {
    /** Twice what AWS takes of the longest kind, a key policy: AWS KMS developer guide, "Resource quotas". */
    private static final int LONGEST = 65_536;

    private static final String VARIABLES = "2012-10-17";
    private static final String NO_VARIABLES = "2008-10-17";

    private final PolicyType type;
    private final String name;

    PolicyParser(PolicyType type, String name) {
        this.type = type;
        this.name = name;
    }

    List<Statement> statements(String json) {
        try {
            return document(Element.of(tree(json)));
        } catch (MalformedPolicyException e) {
            throw e.at(name);
        }
    }

    private List<Statement> document(Element document) {
        document.refuseOthers(Set.of("Version", "Id", "Statement"));
        document.get("Id").ifPresent(Element::text);
        StatementParser parser = new StatementParser(type, name, hasVariables(document));
        List<Statement> statements = new ArrayList<>();
        Set<String> sids = new HashSet<>();
        for (Element element : document.required("Statement").listOrOne()) {
            Statement statement = parser.statement(element.unnamed(), statements.size() + 1);
            if (!sids.add(statement.id().sid())) {
                throw new MalformedPolicyException("two statements have the Sid \""
                        + Quoted.text(statement.id().sid()) + "\"");
            }
            statements.add(statement);
        }
        return List.copyOf(statements);
    }

    /** Without a version it is the old one, IAM user guide, "IAM JSON policy elements: Version". */
    private boolean hasVariables(Element document) {
        String version = document.get("Version").map(Element::text).orElse(NO_VARIABLES);
        if (!version.equals(VARIABLES) && !version.equals(NO_VARIABLES)) {
            throw new MalformedPolicyException("Version: should be " + VARIABLES + " or " + NO_VARIABLES);
        }
        boolean ofOrganisation = type == PolicyType.SCP || type == PolicyType.RCP;
        if (ofOrganisation && !version.equals(VARIABLES)) {
            throw new MalformedPolicyException("Version: should be " + VARIABLES + " in a policy of an organisation");
        }
        return version.equals(VARIABLES);
    }

    private static JsonNode tree(String json) {
        if (json.length() > LONGEST) {
            throw new MalformedPolicyException("is longer than " + LONGEST + " characters");
        }
        try {
            return Codec.read(json, JsonNode.class);
        } catch (MalformedMessageException e) {
            String twice = twice(json).map(field -> ": " + field).orElse("");
            throw new MalformedPolicyException("is not JSON" + twice);
        }
    }

    /** The element that an object has twice, if that is what is wrong. */
    private static Optional<String> twice(String json) {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = factory.createParser(json)) {
            return twice(parser);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> twice(JsonParser parser) throws IOException {
        try {
            while (parser.nextToken() != null) {}
            return Optional.empty();
        } catch (com.fasterxml.jackson.core.JsonParseException e) {
            String message = e.getOriginalMessage();
            return message.startsWith("Duplicate field")
                    ? Optional.of("an element stands twice at "
                            + Quoted.text(
                                    parser.getParsingContext().pathAsPointer().toString()))
                    : Optional.empty();
        }
    }
}
