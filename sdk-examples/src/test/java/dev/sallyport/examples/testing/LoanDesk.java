package dev.sallyport.examples.testing;

import dev.sallyport.Analysis;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.SallyportException;
import dev.sallyport.examples.AnalyzeExample;
import java.math.BigDecimal;
import java.nio.file.Path;

/** Somebody's own code: decides who looks at a form. */
record LoanDesk(DocumentAnalyzer analyzer) {

    private static final BigDecimal LARGE = new BigDecimal("1000000");

    String deskFor(Path form) {
        try {
            Analysis<AnalyzeExample.LoanApplication> analysis = AnalyzeExample.read(analyzer, form);
            BigDecimal amount = analysis.value().amount().value().orElse(BigDecimal.ZERO);
            return amount.compareTo(LARGE) < 0 ? "counter" : "committee";
        } catch (SallyportException e) {
            return e.retryable() ? "later" : "clerk";
        }
    }
}
