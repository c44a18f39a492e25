package dev.sallyport.examples;

import dev.sallyport.Answer;
import dev.sallyport.AssistEvent;
import dev.sallyport.AssistRequest;
import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Run;
import dev.sallyport.testkit.Sandbox;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A question about a document, and the answer as it is written. */
public final class AssistExample {

    private AssistExample() {}

    /** The whole answer; its pieces go to the screen as they come. */
    // tag::assist[]
    public static Answer ask(DocumentAnalyzer analyzer, Path file, String question, Consumer<String> screen) {
        Document document = analyzer.documents().upload(file);
        try (Run<AssistEvent, Answer> run = analyzer.assist(AssistRequest.of(question, document))) {
            for (AssistEvent event : run) {
                if (event instanceof AssistEvent.Text piece) {
                    screen.accept(piece.text());
                }
            }
            return run.result();
        }
    }
    // end::assist[]

    /** Asks the question of the file, both named, in a sandbox. */
    public static void main(String[] args) {
        try (Sandbox sandbox = Sandbox.start();
                DocumentAnalyzer analyzer = SandboxClient.builder(sandbox).build()) {
            ask(analyzer, Path.of(args[0]), args[1], System.out::print);
        }
    }
}
