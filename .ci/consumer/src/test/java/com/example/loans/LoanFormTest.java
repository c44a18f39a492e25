package com.example.loans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sallyport.Analysis;
import dev.sallyport.ApprovedPrefix;
import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Endpoint;
import dev.sallyport.Field;
import dev.sallyport.S3Path;
import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.TwoAccounts;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What a stranger does on the first day: a document in, a typed answer out, over both accounts of a sandbox. */
@TwoAccounts
class LoanFormTest {

    record LoanForm(String applicant, Field<BigDecimal> amount, Optional<String> guarantor) {}

    @Test
    void whenAFormIsUploaded_thenItsAnswerIsTyped(Sandbox sandbox, @TempDir Path folder) throws Exception {
        Path form = Files.writeString(folder.resolve("貸款.txt"), "Applicant: 陳大文\nAmount: HK$ 1,250,000.00\n");

        try (DocumentAnalyzer analyzer = analyzer(sandbox)) {
            Document document = analyzer.documents().upload(form);
            Analysis<LoanForm> analysis = analyzer.analyze(document, LoanForm.class);

            assertEquals("陳大文", analysis.value().applicant());
            assertEquals(Optional.of(new BigDecimal("1250000.00")), analysis.value().amount().value());
            assertEquals("HK$ 1,250,000.00", analysis.value().amount().raw());
            assertTrue(analysis.value().guarantor().isEmpty());
            assertTrue(analysis.receipt().rehearsal());
        }
        assertEquals(1, sandbox.invocations());
    }

    private static DocumentAnalyzer analyzer(Sandbox sandbox) {
        Principal caller = sandbox.caller();
        return DocumentAnalyzer.builder()
                .function(sandbox.aliasArn())
                .endpoint(Endpoint.loopback(sandbox.endpoints().lambdaVpc()))
                .documents(ApprovedPrefix.of("s3://" + sandbox.bucket() + "/" + sandbox.prefix())
                        .owner(sandbox.topology().a().account())
                        .region(sandbox.topology().a().region())
                        .via(S3Path.loopback(sandbox.endpoints().s3())))
                .credentials(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        caller.accessKeyId(), caller.secretAccessKey(), caller.sessionToken())))
                .build();
    }
}
