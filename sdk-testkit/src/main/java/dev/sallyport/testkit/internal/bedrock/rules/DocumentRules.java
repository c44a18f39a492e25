package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Documents and citations in the Messages format. */
final class DocumentRules {

    private static final String PDF = "Anthropic documentation, \"PDF support\"";
    private static final String CITATIONS = "Anthropic documentation, \"Citations\"";
    /** Converse lets other office files through, which the model's own format doesn't know. */
    static final String TYPE = "document type known";

    private static final int PAGES = 100;
    private static final int PAGES_OF_LONG = 600;

    private DocumentRules() {}

    static List<Rule> rules() {
        return List.of(
                new Rule(
                        "document source known",
                        "messages.…document.source.type: Input should be 'base64', 'text' or 'content'",
                        "https://github.com/aws/aws-sdk-js-v3/issues/7732 (no S3 and no URL sources for Claude)",
                        (body, model) -> Block.first(documents(body), DocumentRules::sourceType)),
                new Rule(
                        TYPE,
                        "messages.…document.source.…media_type: Input should be '…'",
                        PDF,
                        (body, model) -> Block.first(documents(body), DocumentRules::mediaType)),
                new Rule(
                        "document is base64",
                        "messages.…document.source.base64: invalid base64 data",
                        PDF,
                        (body, model) -> Block.first(
                                pdfs(body),
                                block -> ImageRules.bytes(block).isPresent()
                                        ? Optional.empty()
                                        : Optional.of(block.at() + ".document.source.base64: invalid base64 data"))),
                new Rule(
                        "PDF valid",
                        "messages.…document.source.base64.data: The PDF specified was not valid.",
                        "https://github.com/boto/boto3/issues/4726",
                        (body, model) -> pdf(
                                body,
                                opened -> opened.pages() < 0 && !opened.locked(),
                                "The PDF specified was not valid.")),
                new Rule(
                        "PDF open",
                        "messages.…document.source.base64.data: The PDF specified is password protected.",
                        PDF + ": no passwords, no encryption",
                        (body, model) -> pdf(body, Opened::locked, "The PDF specified is password protected.")),
                new Rule(
                        "PDF pages",
                        "messages.…document.source.base64.data: A maximum of … PDF pages may be provided.",
                        PDF + ": 100 pages, 600 with a larger context window",
                        DocumentRules::pages),
                Rule.fixed(
                        "citations on all documents or on none",
                        "messages: citations must be enabled on all or none of the documents in a request",
                        CITATIONS + ": \"must be enabled on all or none of the documents\"",
                        (body, model) -> documents(body).anyMatch(DocumentRules::isCited)
                                && !documents(body).allMatch(DocumentRules::isCited)),
                Rule.fixed(
                        "no citations with a schema",
                        "output_config.format: structured output is not supported when citations are enabled",
                        "Anthropic documentation, \"Structured outputs\": incompatible features",
                        (body, model) -> body.at("/output_config/format").isObject()
                                && documents(body).anyMatch(DocumentRules::isCited)),
                Rule.fixed(
                        "schema only where the model has it",
                        "output_config.format: Extra inputs are not permitted",
                        "https://github.com/anthropics/anthropic-sdk-python/issues/1759",
                        (body, model) -> body.at("/output_config/format").isObject() && !model.structuredOutput()),
                Rule.fixed(
                        "schema closed",
                        "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set"
                                + " to false",
                        "Amazon Bedrock user guide, \"Structured outputs\": supported schema",
                        (body, model) -> isOpen(body.at("/output_config/format/schema"))));
    }

    private static Stream<Block> documents(JsonNode body) {
        return Block.ofType(body, "document");
    }

    private static Stream<Block> pdfs(JsonNode body) {
        return documents(body)
                .filter(block ->
                        block.json().at("/source/media_type").asText("").equals("application/pdf"));
    }

    private static boolean isCited(Block block) {
        return block.json().at("/citations/enabled").asBoolean();
    }

    private static Optional<String> sourceType(Block block) {
        JsonNode type = block.json().at("/source/type");
        if (type.isMissingNode()) {
            return Optional.of(block.at() + ".document.source.type: Field required");
        }
        return Set.of("base64", "text", "content").contains(type.asText())
                ? Optional.empty()
                : Optional.of(block.at() + ".document.source.type: Input should be 'base64', 'text' or 'content'");
    }

    private static Optional<String> mediaType(Block block) {
        String type = block.json().at("/source/type").asText("");
        String wanted = type.equals("base64") ? "application/pdf" : "text/plain";
        boolean right = type.equals("content")
                || block.json().at("/source/media_type").asText("").equals(wanted);
        return right
                ? Optional.empty()
                : Optional.of(
                        block.at() + ".document.source." + type + ".media_type: Input should be '" + wanted + "'");
    }

    private static Optional<String> pages(JsonNode body, Abilities model) {
        int most = model.isLong() ? PAGES_OF_LONG : PAGES;
        int sum = pdfs(body)
                .mapToInt(block -> Math.max(0, Opened.of(block).pages()))
                .sum();
        return sum <= most
                ? Optional.empty()
                : pdfs(body)
                        .map(block -> block.at() + ".document.source.base64.data: A maximum of " + most
                                + " PDF pages may be provided.")
                        .reduce((first, last) -> last);
    }

    private static Optional<String> pdf(JsonNode body, Predicate<Opened> refused, String refusal) {
        return Block.first(
                pdfs(body),
                block -> refused.test(Opened.of(block))
                        ? Optional.of(block.at() + ".document.source.base64.data: " + refusal)
                        : Optional.empty());
    }

    /** Whether an object somewhere in a schema takes properties that it doesn't name. */
    private static boolean isOpen(JsonNode schema) {
        boolean object = schema.path("type").asText("").equals("object");
        JsonNode additional = schema.path("additionalProperties");
        if (object && !(additional.isBoolean() && !additional.booleanValue())) {
            return true;
        }
        return schema.valueStream().filter(JsonNode::isContainerNode).anyMatch(DocumentRules::isOpen);
    }

    /**
     * What opening a PDF shows.
     *
     * @param pages how many; −1 if it can't be opened
     * @param locked whether it wants a password
     */
    private record Opened(int pages, boolean locked) {

        static Opened of(Block block) {
            try (PDDocument pdf = Loader.loadPDF(ImageRules.bytes(block).orElse(new byte[0]))) {
                return new Opened(pdf.getNumberOfPages(), pdf.isEncrypted());
            } catch (InvalidPasswordException e) {
                return new Opened(-1, true);
            } catch (IOException e) {
                return new Opened(-1, false);
            }
        }
    }
}
