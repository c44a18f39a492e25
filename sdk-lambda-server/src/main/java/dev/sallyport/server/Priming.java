package dev.sallyport.server;

import dev.sallyport.contract.Codec;
import dev.sallyport.server.decode.Decoder;
import dev.sallyport.server.decode.Evidence;
import dev.sallyport.server.decode.InvalidAnswerException;
import dev.sallyport.server.decode.ValueSchema;
import dev.sallyport.server.document.FetchedDocument;
import dev.sallyport.server.prepare.InProcessPreparation;
import dev.sallyport.server.prepare.PreparedDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads, beside the start, what the first call would wait for: it sends a document of our own through the stages that need no
 * other service. Lambda lends a starting function a whole processor.
 */
final class Priming {

    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

    private static final byte[] DOCUMENT = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
            4 0 obj<</Length 29>>stream
            BT /F 9 Tf 9 9 Td (a) Tj ET  \s
            endstream endobj
            5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
            trailer<</Root 1 0 R>>
            """.getBytes(StandardCharsets.US_ASCII);

    private Priming() {}

    /** Begins, and doesn't wait for the end. */
    static void begin() {
        Thread priming = new Thread(Priming::prime, "priming");
        priming.setDaemon(true);
        priming.start();
    }

    /** What is read of our own document. */
    static List<PreparedDocument> prime() {
        try {
            List<PreparedDocument> documents = new InProcessPreparation()
                    .prepare(
                            List.of(new FetchedDocument(0, DOCUMENT, "")),
                            Budget.of(Duration.ofMinutes(1), System::nanoTime));
            ValueSchema schema = ValueSchema.of(Codec.object()
                    .put("type", "object")
                    .set("properties", Codec.object().set("a", Codec.object().put("type", "string"))));
            new Decoder(schema, new Evidence(documents)).decode("{\"value\":{\"a\":null}}");
            return documents;
        } catch (Refusal | InvalidAnswerException | RuntimeException | LinkageError e) {
            LOG.warn("The function could not be primed: {}", e.getClass().getSimpleName());
            return List.of();
        }
    }
}
