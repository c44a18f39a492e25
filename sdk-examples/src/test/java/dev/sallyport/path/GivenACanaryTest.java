package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a customer says gets into a log, a message or a text form, with all logging at its loudest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenACanaryTest {

    /** The HTTP server of the sandbox, which isn't deployed anywhere, dumps what it reads when it is asked to. */
    private static final String SANDBOX = "org.eclipse.jetty.";

    /** The AWS SDK's signer prints what it signs at trace level, the client's session token with it. */
    private static final String SIGNER = "software.amazon.awssdk.http.auth.aws.internal.signer.DefaultV4RequestSigner";

    private final Canary canary = new Canary(CanaryRun.WORD);
    private List<PrintedLine> printed = List.of();
    private List<String> secrets = List.of();

    @BeforeAll
    void run(@TempDir Path folder) throws IOException, InterruptedException {
        Path loud = LoudLogging.inFolder(Files.createDirectory(folder.resolve("loud")));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Duser.language=en",
                        "-Duser.country=US",
                        "-cp",
                        loud + File.pathSeparator + System.getProperty("java.class.path"),
                        CanaryRun.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        // Not every byte that is dumped is text.
        printed = PrintedLine.of(Files.readAllLines(output, StandardCharsets.ISO_8859_1));
        secrets = Files.readAllLines(folder.resolve("secrets"));
    }

    private List<String> lines(Predicate<PrintedLine> which) {
        return printed.stream().filter(which).map(PrintedLine::text).toList();
    }

    private static Predicate<PrintedLine> from(String source) {
        return line -> line.source().equals(source);
    }

    private static Predicate<PrintedLine> by(String logger) {
        return line -> line.logger().startsWith(logger);
    }

    private void assertClean(List<String> lines) {
        assertThat(lines.stream().filter(canary::isIn)).isEmpty();
        assertThat(canary.isDumpedIn(lines)).as("dumped").isFalse();
    }

    private void assertWithoutSecrets(List<String> lines) {
        assertThat(lines.stream().filter(line -> secrets.stream().anyMatch(line::contains)))
                .isEmpty();
    }

    @Test
    void whenTheFunctionLogs_thenItIsOurOwnLoggersAloneAndTheyDontTell() {
        List<String> log = lines(from(CanaryRun.FUNCTION));

        assertClean(log);
        assertWithoutSecrets(log);
        assertThat(lines(from(CanaryRun.FUNCTION).and(by("dev.sallyport.server."))))
                .isNotEmpty();
        assertThat(lines(from(CanaryRun.FUNCTION)
                        .and(by("dev.sallyport.").negate())
                        .and(line -> !line.logger().isEmpty())))
                .isEmpty();
    }

    @Test
    void whenValuesEventsAndExceptionsArePrinted_thenTheyDontTell() {
        List<String> values = lines(from(CanaryRun.PRINTED));

        assertThat(values)
                .anyMatch(line -> line.contains("Analysis["))
                .anyMatch(line -> line.contains("Answer["))
                .anyMatch(line -> line.contains("IncompleteException"))
                .anyMatch(line -> line.contains("InvalidDocumentException"))
                .anyMatch(line -> line.contains("RefusedException"))
                .anyMatch(line -> line.contains("NoReplyException"))
                .anyMatch(line -> line.contains("upload_failed"))
                .anyMatch(line -> line.contains("presigned URLs are not switched on"))
                .anyMatch(line -> line.contains("the presigned URL is refused"))
                .anyMatch(line -> line.contains("A presigned URL is of another object version"))
                .anyMatch(
                        line -> line.contains("RecordedRequest[s3FromB, arn:aws:iam::111111111111:role/ec2-production,"
                                + " s3:GetObjectVersion, ALLOWED"));
        assertClean(values);
        assertWithoutSecrets(values);
    }

    @Test
    void whenTheClientsLibrariesLog_thenTheyDontTell() {
        List<String> log = lines(from("").and(by(SANDBOX).negate()));

        assertThat(log).anyMatch(line -> line.contains(" TRACE software.amazon.awssdk."));
        assertThat(log).anyMatch(line -> line.contains(" DEBUG io.netty."));
        assertClean(log);
        assertWithoutSecrets(
                lines(from("").and(by(SANDBOX).negate()).and(by(SIGNER).negate())));
    }

    @Test
    void whenSomebodyTells_thenItIsHeard() {
        assertThat(printed).extracting(PrintedLine::text).contains(CanaryRun.END);
        assertThat(lines(from("").and(by(SANDBOX))).stream().filter(canary::isIn))
                .isNotEmpty();
        assertThat(lines(from("").and(by(SIGNER))).stream()
                        .filter(line -> secrets.stream().anyMatch(line::contains)))
                .isNotEmpty();
        assertThat(lines(from(CanaryRun.FUNCTION))).anyMatch(line -> line.contains("the JDK's logging is loud"));
    }
}
