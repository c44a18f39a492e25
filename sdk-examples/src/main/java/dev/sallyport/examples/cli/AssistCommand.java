package dev.sallyport.examples.cli;

import dev.sallyport.Answer;
import dev.sallyport.AssistEvent;
import dev.sallyport.AssistRequest;
import dev.sallyport.Run;
import dev.sallyport.SallyportException;
import dev.sallyport.examples.cli.account.Connection;
import dev.sallyport.examples.cli.account.TargetOptions;
import dev.sallyport.examples.cli.output.Dossier;
import dev.sallyport.examples.cli.source.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers questions about documents. */
@Command(name = "assist", description = "Answers questions about documents: one with --ask, else a conversation.")
final class AssistCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "the documents of one dossier, or s3://bucket/key?versionId=V")
    private List<String> files = List.of();

    @Option(names = "--ask", paramLabel = "TEXT", description = "the question")
    private @Nullable String ask;

    @Option(names = "--respond-in", paramLabel = "TAG", description = "language of the answer")
    private @Nullable String respondIn;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    private record Exchange(String question, String answer) {}

    AssistCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (ask != null && ask.isBlank()) {
            throw new UsageException("--ask is blank");
        }
        String language = Languages.tag(respondIn, "--respond-in");
        List<Source> sources = Source.dossier(files, session.terminal());
        try (Connection connection = session.connect(target)) {
            Dossier dossier = Reading.pinned(connection, sources, Connection.DATA_CLASS, session::say);
            if (ask == null) {
                return converse(connection, dossier, language);
            }
            answer(connection, request(ask, dossier, List.of(), language));
            return Exit.DONE;
        }
    }

    /** Until the end of the input; a question that fails is told and forgotten. */
    private int converse(Connection connection, Dossier dossier, @Nullable String language) throws IOException {
        BufferedReader typed =
                new BufferedReader(new InputStreamReader(session.terminal().in(), StandardCharsets.UTF_8));
        List<Exchange> earlier = new ArrayList<>();
        int exit = Exit.DONE;
        session.say("ask; an empty line ends the conversation");
        for (String line = typed.readLine(); line != null && !line.isBlank(); line = typed.readLine()) {
            try {
                Answer answer = answer(connection, request(line, dossier, earlier, language));
                earlier.add(new Exchange(line, answer.text()));
                exit = Exit.DONE;
            } catch (SallyportException e) {
                FailureReport report = FailureReport.of(e);
                session.tell(report);
                exit = report.exit();
            }
        }
        return exit;
    }

    private static AssistRequest request(
            String question, Dossier dossier, List<Exchange> earlier, @Nullable String language) {
        AssistRequest.Builder request = AssistRequest.builder(question).documents(dossier.documents());
        earlier.forEach(exchange -> request.earlier(exchange.question(), exchange.answer()));
        if (language != null) {
            request.options(options -> options.respondIn(language));
        }
        return request.build();
    }

    private Answer answer(Connection connection, AssistRequest request) {
        Answering answering = new Answering(session);
        try (Run<AssistEvent, Answer> run = connection.analyzer().assist(request)) {
            run.forEach(answering::event);
            return answering.done(run.result());
        }
    }
}
