package dev.sallyport.examples;

import dev.sallyport.Analysis;
import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Field;
import dev.sallyport.testkit.Sandbox;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** A document in, a typed answer out, with the words that prove it. */
public final class AnalyzeExample {

    private AnalyzeExample() {}

    // tag::analyze[]
    /** What is asked of an application form; a component is required unless it may be missing by its type. */
    public record LoanApplication(String applicant, Field<BigDecimal> amount, Optional<LocalDate> signedOn) {}

    /** The form as a value, and where each of its parts stands. */
    public static Analysis<LoanApplication> read(DocumentAnalyzer analyzer, Path form) {
        Document document = analyzer.documents().upload(form);
        return analyzer.analyze(document, LoanApplication.class);
    }
    // end::analyze[]

    /** Reads the file that is named, in a sandbox. */
    public static void main(String[] args) {
        try (Sandbox sandbox = Sandbox.start();
                DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build()) {
            Analysis<LoanApplication> analysis = read(analyzer, Path.of(args[0]));
            System.out.println(analysis.json());
            System.out.println(analysis.value().amount().evidence().get(0).quote());
        }
    }
}
