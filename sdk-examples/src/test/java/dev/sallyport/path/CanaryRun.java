package dev.sallyport.path;

import dev.sallyport.Analysis;
import dev.sallyport.AnalyzeEvent;
import dev.sallyport.AnalyzeRequest;
import dev.sallyport.Answer;
import dev.sallyport.ApprovedPrefix;
import dev.sallyport.AssistEvent;
import dev.sallyport.AssistRequest;
import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Field;
import dev.sallyport.PresignedPolicy;
import dev.sallyport.Run;
import dev.sallyport.S3Path;
import dev.sallyport.SallyportException;
import dev.sallyport.contract.DocumentReference;
import dev.sallyport.contract.Event;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.testkit.FunctionProgram;
import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.StandInModel;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A process in which everything that a customer could say has the canary in it. It prints whatever of it an application
 * could print: values, events, exceptions; and beside that logs all that there is to log.
 */
public final class CanaryRun {

    static final String WORD = "Qz7CanaryVogel";

    static final String END = "the end";

    /** How a line of the function's log begins. */
    static final String FUNCTION = "FUNCTION ";

    /** How a line of what an application could print begins. */
    static final String PRINTED = "PRINTED ";

    private static final String TEXT = "Applicant: " + WORD + "\nAmount: 12\n";

    private static final String BREAK = "break";

    record Loan(Field<String> applicant, Optional<String> guarantor) {}

    record Required(String applicant, String guarantor) {}

    private final AtomicReference<Sandbox> running = new AtomicReference<>();
    private final Path folder;

    private CanaryRun(Path folder) {
        this.folder = folder;
    }

    /** Takes a folder of its own, in which it leaves {@code secrets} that may be printed as little as the canary. */
    public static void main(String[] arguments) throws Exception {
        LoudLogging.begin();
        new CanaryRun(Path.of(arguments[0])).run();
        System.out.println(END);
        System.out.flush();
        System.exit(0);
    }

    private void run() throws Exception {
        try (Sandbox sandbox = Sandbox.builder()
                .topology(Topologies.presigned())
                .function(FunctionProgram.java(classPath(), LoudFunction.class.getName()))
                .model(this::answer)
                .log(line -> System.out.println(FUNCTION + line))
                .start()) {
            running.set(sandbox);
            Files.write(folder.resolve("secrets"), secrets(sandbox));
            try (DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build()) {
                calls(sandbox, analyzer);
            }
            presignedCalls(sandbox);
            uploadsThatFail(sandbox);
            sandbox.requests().forEach(request -> print(request));
            print(sandbox);
        }
    }

    private void calls(Sandbox sandbox, DocumentAnalyzer analyzer) throws Exception {
        Document form = analyzer.documents()
                .upload(Files.writeString(folder.resolve(WORD + ".txt"), TEXT, StandardCharsets.UTF_8));
        Document named = named(sandbox, analyzer);
        attempt(() -> analysis(analyzer, form, named));
        attempt(() -> answer(analyzer, named, "What has " + WORD + " signed?"));
        attempt(() -> analyzer.analyze(form, Required.class));
        attempt(() -> analyzer.analyze(uploaded(analyzer, "PK\u0003\u0004 " + WORD), Loan.class));
        attempt(() -> analyzer.analyze(uploaded(analyzer, "%PDF-1.7\n/" + WORD + " gs"), Loan.class));
        attempt(() -> analyzer.analyze(
                analyzer.documents().at(sandbox.prefix() + WORD + "/other", "nosuchversion"), Loan.class));
        attempt(() -> analyzer.documents().at("elsewhere/" + WORD, "v1"));
        attempt(() -> analyzer.documents().at(sandbox.prefix() + "../" + WORD, "v1"));
        attempt(() -> analyzer.documents().upload(folder.resolve(WORD + ".missing")));
        attempt(() -> answer(analyzer, named, BREAK + WORD));
        attempt(() -> analysis(analyzer, form, named));
    }

    /** URLs are secrets, and their keys say who they are about: taken, and refused by the client, the function and S3. */
    private void presignedCalls(Sandbox sandbox) throws Exception {
        URI url = url(sandbox);
        String signature = url.getRawQuery().replaceFirst(".*X-Amz-Signature=([^&]+).*", "$1");
        Files.write(folder.resolve("secrets"), List.of(signature), StandardOpenOption.APPEND);
        try (DocumentAnalyzer off = SandboxClient.builder(sandbox).build();
                DocumentAnalyzer on = SandboxClient.builder(sandbox)
                        .presigned(PresignedPolicy.shortLived())
                        .build()) {
            attempt(() -> off.documents().presigned(url));
            attempt(() -> analysis(on, on.documents().presigned(url)));
            attempt(() -> answer(on, on.documents().presigned(url), "What has " + WORD + " signed?"));
            attempt(() -> on.documents().presigned(URI.create(url + "&response-content-type=" + WORD)));
            attempt(() -> on.documents().presigned(URI.create(url.toString().replace("/intake/", "/" + WORD + "/"))));
            String missing = url.toString().replace(".txt", ".missing");
            attempt(() -> analysis(on, on.documents().presigned(URI.create(missing))));
            // The client's guard is gone round, and the function finds another version than is named.
            attempt(() -> refusal(sandbox, url));
        }
    }

    /** What the function says of a URL of another object than is named. */
    private Object refusal(Sandbox sandbox, URI url) throws Exception {
        DocumentReference other =
                new DocumentReference(sandbox.bucket(), "intake/" + WORD, "v1", null, null, null, url.toString());
        Event.Terminal end = unheard(() -> new RawCall(sandbox, sandbox.caller()).analyze(other));
        print(end);
        return String.valueOf(((Event.Refused) end).message());
    }

    private static URI url(Sandbox sandbox) throws Exception {
        String key = sandbox.prefix() + WORD + "/url " + WORD + ".txt";
        return unheard(() -> {
            try (Bucket bucket = new Bucket(sandbox, sandbox.caller())) {
                return Signer.caller(sandbox).url(key, bucket.put(key, TEXT).join());
            }
        });
    }

    private Object analysis(DocumentAnalyzer analyzer, Document... documents) {
        AnalyzeRequest<Loan> request = AnalyzeRequest.builder(Loan.class)
                .documents(documents)
                .instructions("Mind " + WORD)
                .build();
        print(request);
        try (Run<AnalyzeEvent, Analysis<Loan>> run = analyzer.start(request)) {
            run.forEach(this::print);
            Analysis<Loan> analysis = run.result();
            print(analysis.value().applicant());
            analysis.value().applicant().evidence().forEach(this::print);
            print(analysis.documents());
            print(analysis.warnings());
            print(analysis.receipt());
            return analysis;
        }
    }

    private Object answer(DocumentAnalyzer analyzer, Document document, String question) {
        AssistRequest request = AssistRequest.builder(question)
                .documents(document)
                .earlier("Who is " + WORD + "?", "It is " + WORD + ".")
                .build();
        print(request);
        try (Run<AssistEvent, Answer> run = analyzer.assist(request)) {
            run.forEach(this::print);
            Answer answer = run.result();
            answer.evidence().forEach(this::print);
            return answer;
        }
    }

    private void uploadsThatFail(Sandbox sandbox) {
        for (Upload other : List.of(
                new Upload(URI.create("http://127.0.0.1:1"), sandbox.caller()),
                new Upload(sandbox.endpoints().s3(), sandbox.stranger()))) {
            try (DocumentAnalyzer analyzer = SandboxClient.builder(sandbox)
                    .documents(ApprovedPrefix.of("s3://" + sandbox.bucket() + "/" + sandbox.prefix())
                            .owner(sandbox.topology().a().account())
                            .region(sandbox.topology().a().region())
                            .via(S3Path.loopback(other.endpoint())))
                    .credentials(Bucket.credentials(other.principal()))
                    .build()) {
                attempt(() -> uploaded(analyzer, TEXT));
            }
        }
    }

    private record Upload(URI endpoint, Principal principal) {}

    private static Document uploaded(DocumentAnalyzer analyzer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return analyzer.documents().upload(new ByteArrayInputStream(bytes), bytes.length);
    }

    /** Under a key that says who it is about. */
    private static Document named(Sandbox sandbox, DocumentAnalyzer analyzer) throws Exception {
        String key = sandbox.prefix() + WORD + "/form " + WORD + ".txt";
        return unheard(() -> {
            try (Bucket bucket = new Bucket(sandbox, sandbox.caller())) {
                return analyzer.documents().at(key, bucket.put(key, TEXT).join());
            }
        });
    }

    /** Done by somebody else, whose log isn't listened to. */
    private static <T> T unheard(Callable<T> work) throws Exception {
        PrintStream loud = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            return work.call();
        } finally {
            System.setErr(loud);
        }
    }

    private StandInModel.Answer answer(String body) {
        if (body.contains(BREAK + WORD)) {
            Objects.requireNonNull(running.get()).killFunction();
        }
        return StandInModel.Answer.text("""
                {"value":{"applicant":"%1$s","guarantor":null},"fields":[{"path":"/applicant","state":"found",
                "raw":"%1$s","evidence":[{"document":0,"page":null,"quote":"%1$s"}]}],"languages":["en"]}""".formatted(WORD));
    }

    private void attempt(Callable<?> call) {
        try {
            print(call.call());
        } catch (Exception e) {
            StringWriter trace = new StringWriter();
            // The message, each cause, and what is suppressed.
            e.printStackTrace(new PrintWriter(trace));
            print(trace);
            if (e instanceof SallyportException ours) {
                print(ours.code() + " " + ours.stage() + " " + ours.remedy());
            }
        }
    }

    private void print(Object value) {
        String.valueOf(value).lines().forEach(line -> System.out.println(PRINTED + line));
    }

    private static List<String> secrets(Sandbox sandbox) throws IOException {
        return List.of(sandbox.caller(), sandbox.function(), sandbox.stranger()).stream()
                .flatMap(principal -> List.of(principal.secretAccessKey(), principal.sessionToken()).stream())
                .toList();
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }
}
