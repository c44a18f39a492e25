package dev.sallyport.path;

import dev.sallyport.Analysis;
import dev.sallyport.AnalyzeEvent;
import dev.sallyport.AnalyzeRequest;
import dev.sallyport.ApprovedPrefix;
import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Endpoint;
import dev.sallyport.Run;
import dev.sallyport.S3Path;
import dev.sallyport.SallyportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.Security;
import java.util.Map;

/** A client in a JVM whose names mean what a file says, which changes while it runs. Prints how each step ended. */
public final class NamesRun {

    static final String NAME = "vpce-0a1b2c3d-example.lambda.us-east-1.vpce.amazonaws.com";

    record Loan(String applicant) {}

    private final Map<String, String> names = System.getenv();
    private final Path hosts;
    private final int bystander;

    private NamesRun(Path hosts, int bystander) {
        this.hosts = hosts;
        this.bystander = bystander;
    }

    /** Takes the file, a port to which nobody should connect, and a document's key and version. */
    public static void main(String[] arguments) {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        NamesRun run = new NamesRun(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        run.elsewhere(arguments[2], arguments[3]);
        run.rebound(arguments[2], arguments[3]);
        System.out.flush();
        System.exit(0);
    }

    private void means(String address) {
        try {
            // In one step: an attempt that is still under way must not find half a file, and the name unknown.
            Path next = Files.writeString(
                    hosts.resolveSibling("next"), address + " " + NAME + " acme-private." + NAME + "\n");
            Files.move(next, hosts, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DocumentAnalyzer.Builder builder() {
        return DocumentAnalyzer.builder()
                .function(name("SALLYPORT_FUNCTION"))
                .endpoint(Endpoint.vpce("https://" + NAME + ":" + bystander))
                .documents(documents(S3Path.vpce(URI.create("https://" + NAME + ":" + bystander))));
    }

    private ApprovedPrefix documents(S3Path path) {
        return ApprovedPrefix.of(name("SALLYPORT_DOCUMENTS"))
                .owner(name("SALLYPORT_OWNER"))
                .region(name("SALLYPORT_REGION"))
                .via(path);
    }

    private String name(String variable) {
        return String.valueOf(names.get(variable));
    }

    private static void say(String step, Runnable work) {
        try {
            work.run();
            System.out.println(step + ": done");
        } catch (SallyportException e) {
            System.out.println(step + ": " + e.code() + " " + e.stage() + " " + e.paid());
        }
    }

    /** A private endpoint's name, in the hands of somebody who has it mean another address. */
    private void elsewhere(String key, String version) {
        try (DocumentAnalyzer analyzer = builder().build()) {
            Document document = analyzer.documents().at(key, version);
            for (String address : new String[] {"203.0.113.7", "127.0.0.1", "169.254.169.254"}) {
                means(address);
                say("call " + address, () -> analyzer.analyze(document, Loan.class));
                say(
                        "upload " + address,
                        () -> analyzer.documents().upload(new ByteArrayInputStream(new byte[] {1}), 1));
            }
        }
    }

    /** The first call is still running on its connection when the name comes to mean something else. */
    private void rebound(String key, String version) {
        int port = URI.create(name("AWS_ENDPOINT_URL_LAMBDA")).getPort();
        means("127.0.0.1");
        try (DocumentAnalyzer analyzer = builder()
                .endpoint(Endpoint.loopback(URI.create("http://" + NAME + ":" + port)))
                .build()) {
            Document document = analyzer.documents().at(key, version);
            Run<AnalyzeEvent, Analysis<Loan>> first = analyzer.start(AnalyzeRequest.of(Loan.class, document));
            say("first", () -> first.iterator().next());
            means("203.0.113.7");
            say("second", () -> analyzer.analyze(document, Loan.class));
        }
    }
}
