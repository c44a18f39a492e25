package dev.sallyport.examples.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.Schema;
import dev.sallyport.examples.cli.account.Connection;
import dev.sallyport.examples.cli.account.TargetOptions;
import dev.sallyport.examples.cli.output.HumanAnalysis;
import dev.sallyport.examples.cli.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads documents. */
@Command(name = "analyze", description = "Reads documents and says what they say, with the words that prove it.")
final class AnalyzeCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "the documents of one dossier, or s3://bucket/key?versionId=V")
    private List<String> files = List.of();

    @Option(
            names = "--fields",
            paramLabel = "LIST",
            description = "name[:type][?],… with the types string, decimal," + " integer, date, boolean and currency")
    private @Nullable String fields;

    @Option(names = "--schema", paramLabel = "FILE", description = "a JSON Schema of the answer")
    private @Nullable String schema;

    @Option(names = "--respond-in", paramLabel = "TAG", description = "language of what is written for people")
    private @Nullable String respondIn;

    @Option(names = "--each", description = "each file, also of a folder, by itself: one JSON line a file")
    private boolean each;

    @Option(names = "--resume", paramLabel = "OUT", description = "with --each: appends to OUT what isn't there yet")
    private @Nullable String resume;

    @Option(names = "--presigned", paramLabel = "URL", description = "a document behind a presigned URL, a secret")
    private List<String> presigned = List.of();

    @Option(
            names = "--data-class",
            paramLabel = "NAME",
            defaultValue = Connection.DATA_CLASS,
            description = "the class of the data; " + Connection.DATA_CLASS + " unless named")
    private String dataClass = Connection.DATA_CLASS;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    AnalyzeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        if (resume != null && !each) {
            throw new UsageException("--resume goes with --each");
        }
        Terminal terminal = session.terminal();
        Schema wanted = Schemas.of(fields, schema, terminal);
        String language = Languages.tag(respondIn, "--respond-in");
        Reading.Manner manner = new Reading.Manner(wanted, language, Reading.dataClass(dataClass));
        List<Source> sources = sources(terminal);
        return each ? each(sources, manner) : together(sources, manner);
    }

    private List<Source> sources(Terminal terminal) {
        if (files.isEmpty() && presigned.isEmpty()) {
            throw new UsageException("a FILE is missing, or an s3:// reference or --presigned URL");
        }
        List<Source> sources = new ArrayList<>();
        if (!files.isEmpty()) {
            sources.addAll(each ? Source.each(files, terminal) : Source.dossier(files, terminal));
        }
        sources.addAll(Source.presigned(presigned));
        return sources;
    }

    private int together(List<Source> sources, Reading.Manner manner) {
        try (Connection connection = session.connect(target)) {
            ObjectNode result = new Reading(connection, manner).read(sources, session::say);
            if (session.json()) {
                session.print(result);
            } else {
                session.write(HumanAnalysis.of(result));
            }
            return Exit.DONE;
        }
    }

    private int each(List<Source> sources, Reading.Manner manner) throws Exception {
        if (resume == null) {
            return each(sources, manner, EachRun.Done.NOTHING, session::print);
        }
        try (ResumeFile out = ResumeFile.open(session.terminal().path(resume), resume)) {
            return each(sources, manner, out, out::append);
        }
    }

    private int each(List<Source> sources, Reading.Manner manner, EachRun.Done done, Consumer<ObjectNode> out)
            throws InterruptedException {
        try (Connection connection = session.connect(target)) {
            Reading reading = new Reading(connection, manner);
            return new EachRun(reading, done, out, session::say).run(sources);
        }
    }
}
