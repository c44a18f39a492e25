package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Documents in Converse's format. */
final class ConverseDocumentRules {

    private static final String BLOCK = "botocore bedrock-runtime, DocumentBlock";
    private static final Set<String> FORMATS = Set.of("pdf", "csv", "doc", "docx", "xls", "xlsx", "html", "txt", "md");
    private static final int COUNT = 5;
    private static final int BYTES = 4_500_000;

    private ConverseDocumentRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.fixed(
                        "Converse: number of documents",
                        "You can't include more than 5 documents in a request.",
                        "https://github.com/aws-samples/generative-ai-use-cases/issues/1685",
                        (request, model) -> documents(request).count() > COUNT),
                each(
                        "Converse: document named",
                        "1 validation error detected: Value at '….document.name' failed to satisfy constraint: Member must"
                                + " have length between 1 and 200, inclusive",
                        BLOCK + ": name, 1 to 200 characters",
                        block -> name(block).isEmpty() || name(block).length() > 200
                                ? Optional.of("1 validation error detected: Value at '" + block.shape()
                                        + ".document.name' failed to satisfy constraint: Member must have length between 1"
                                        + " and 200, inclusive")
                                : Optional.empty()),
                each(
                        "Converse: characters of a document's name",
                        "The document file name can only contain alphanumeric characters, whitespace characters, hyphens,"
                                + " parentheses, and square brackets. The name can't contain more than one consecutive"
                                + " whitespace character. Check that the file name conforms to these restrictions and retry"
                                + " your request.",
                        "https://github.com/simonw/llm-bedrock/issues/8; underscores pass, tabs don't:"
                                + " https://github.com/vercel/ai/issues/20366",
                        block -> name(block).matches(" ?([\\w()\\[\\]-]+ ?)*")
                                ? Optional.empty()
                                : Optional.of(
                                        "The document file name can only contain alphanumeric characters, whitespace"
                                                + " characters, hyphens, parentheses, and square brackets. The name can't contain"
                                                + " more than one consecutive whitespace character. Check that the file name conforms"
                                                + " to these restrictions and retry your request.")),
                Rule.fixed(
                        "Converse: document names unique",
                        "Messages can't contain duplicate document names. Rename the document and retry your request.",
                        "https://github.com/maximhq/bifrost/issues/7003",
                        (request, model) -> {
                            Set<String> names = new HashSet<>();
                            return documents(request).anyMatch(block -> !names.add(name(block)));
                        }),
                each(
                        "Converse: document format known",
                        "1 validation error detected: Value at '….document.format' failed to satisfy constraint: Member"
                                + " must satisfy enum value set: [csv, doc, docx, html, md, pdf, txt, xls, xlsx]",
                        "botocore bedrock-runtime, DocumentFormat",
                        block -> FORMATS.contains(
                                        block.json().at("/document/format").asText("txt"))
                                ? Optional.empty()
                                : Optional.of("1 validation error detected: Value at '" + block.shape()
                                        + ".document.format' failed to satisfy constraint: Member must satisfy enum value"
                                        + " set: [csv, doc, docx, html, md, pdf, txt, xls, xlsx]")),
                each(
                        "Converse: no document from S3 for Claude",
                        "The model returned the following errors: messages.….document.source.type: Field required",
                        "https://github.com/aws/aws-sdk-js-v3/issues/7732",
                        block -> source(block).has("s3Location")
                                ? Optional.of("The model returned the following errors: " + block.at()
                                        + ".document.source.type: Field required")
                                : Optional.empty()),
                each(
                        "Converse: document has a source",
                        "DocumentSource object at messages.….document.source must set one of the following keys: bytes,"
                                + " s3Location.",
                        "https://github.com/maximhq/bifrost/issues/7072",
                        block -> source(block).has("bytes") || (isCited(block) && hasText(block))
                                ? Optional.empty()
                                : Optional.of("DocumentSource object at " + block.at()
                                        + ".document.source must set one of the following keys: bytes, s3Location.")),
                each(
                        "Converse: document not empty",
                        "The document at messages.… is empty.",
                        BLOCK + ": source",
                        block -> source(block).has("bytes")
                                        && ImageRules.decoded(source(block).path("bytes"))
                                                .filter(bytes -> bytes.length > 0)
                                                .isEmpty()
                                ? Optional.of("The document at " + block.at() + " is empty.")
                                : Optional.empty()),
                each(
                        "Converse: document size",
                        "The maximum document size is 4.5 MB. Reduce the size of your document and retry your request.",
                        "https://github.com/Boise-State-Development/agentcore-public-stack/issues/206; user guide, \"Inference API restrictions\": not for"
                                + " PDFs on Claude 4 and later",
                        block -> !format(block).equals("pdf")
                                        && ImageRules.decoded(source(block).path("bytes"))
                                                .filter(bytes -> bytes.length > BYTES)
                                                .isPresent()
                                ? Optional.of(
                                        "The maximum document size is 4.5 MB. Reduce the size of your document and retry your"
                                                + " request.")
                                : Optional.empty()),
                each(
                        "Converse: citations for txt and pdf only",
                        "Unsupported document format. Only txt and pdf formats are supported when citations are enabled",
                        "https://github.com/boto/boto3/issues/4726",
                        block -> isCited(block) && !Set.of("txt", "pdf").contains(format(block))
                                ? Optional.of("Unsupported document format. Only txt and pdf formats are supported when"
                                        + " citations are enabled")
                                : Optional.empty()),
                new Rule(
                        "Converse: text beside a document",
                        "A text block must be included when using documents. Add a text block and retry your request.",
                        "https://github.com/BerriAI/litellm/pull/36499",
                        ConverseDocumentRules::alone));
    }

    private static Rule each(String name, String says, String source, Function<Block, Optional<String>> refusal) {
        return new Rule(name, says, source, (request, model) -> Block.first(documents(request), refusal));
    }

    private static Stream<Block> documents(JsonNode request) {
        return Block.with(request, "document");
    }

    private static Optional<String> alone(JsonNode request, Abilities model) {
        boolean alone = documents(request)
                .anyMatch(document ->
                        Block.with(request, "text").noneMatch(text -> text.message() == document.message()));
        return alone
                ? Optional.of(
                        "A text block must be included when using documents. Add a text block and retry your request.")
                : Optional.empty();
    }

    private static String name(Block block) {
        return block.json().at("/document/name").asText("");
    }

    private static String format(Block block) {
        return block.json().at("/document/format").asText("txt");
    }

    private static JsonNode source(Block block) {
        return block.json().at("/document/source");
    }

    private static boolean hasText(Block block) {
        return source(block).has("text") || !source(block).path("content").isEmpty();
    }

    private static boolean isCited(Block block) {
        return block.json().at("/document/citations/enabled").asBoolean();
    }
}
