package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.testkit.Sandbox;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class GivenAParserThatComplainsTest {

    /** Its page asks for a graphics state that isn't there, of which PDFBox tells its log by name. */
    private static final byte[] PDF = """
            %PDF-1.4
            1 0 obj
            <</Type/Catalog/Pages 2 0 R>>
            endobj
            2 0 obj
            <</Type/Pages/Kids[3 0 R]/Count 1>>
            endobj
            3 0 obj
            <</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Resources<</ExtGState<</Other<<>>>>>>/Contents 4 0 R>>
            endobj
            4 0 obj
            <</Length 10>>
            stream
            /CANARY gs
            endstream
            endobj
            trailer
            <</Root 1 0 R>>
            %%EOF
            """.getBytes(StandardCharsets.US_ASCII);

    record Form(Optional<String> applicant) {}

    @Test
    void whenADocumentIsRead_thenTheFunctionsLogHasNothingOfTheParsers() {
        List<String> log = new CopyOnWriteArrayList<>();
        try (Sandbox sandbox = Sandbox.builder().log(log::add).start();
                DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build()) {
            Document form = analyzer.documents().upload(new ByteArrayInputStream(PDF), PDF.length);

            assertThat(analyzer.analyze(form, Form.class).value().applicant()).isEmpty();
        }
        assertThat(log).noneMatch(line -> line.contains("CANARY") || line.contains("pdfbox"));
    }
}
