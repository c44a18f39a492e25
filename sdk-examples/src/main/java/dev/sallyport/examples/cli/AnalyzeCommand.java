package dev.sallyport.examples.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.examples.cli.account.Connection;
import dev.sallyport.examples.cli.account.TargetOptions;
import dev.sallyport.examples.cli.output.HumanAnalysis;
import dev.sallyport.examples.cli.source.Source;
import java.util.List;
import java.util.concurrent.Callable;
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
            arity = "1..*",
            paramLabel = "FILE",
            description = "the documents of one dossier, or s3://bucket/key?versionId=V")
    private List<String> files = List.of();

    @Option(names = "--fields", paramLabel = "LIST", description = "name[:type][?],… with the types string, decimal,"
            + " integer, date, boolean and currency")
    private @Nullable String fields;

    @Option(names = "--schema", paramLabel = "FILE", description = "a JSON Schema of the answer")
    private @Nullable String schema;

    @Option(names = "--respond-in", paramLabel = "TAG", description = "language of what is written for people")
    private @Nullable String respondIn;

    @Option(names = "--each", description = "each file, also of a folder, by itself: one JSON line a file")
    private boolean each;

    @Option(names = "--resume", paramLabel = "OUT", description = "with --each: appends to OUT what isn't there yet")
    private @Nullable String resume;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Mixin
    private final CommonOptions common = new CommonOptions();

    AnalyzeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Exception {
        if (resume != null && !each) {
            throw new UsageException("--resume goes with --each");
        }
        Terminal terminal = session.terminal();
        var wanted = Schemas.of(fields, schema, terminal);
        String language = Languages.tag(respondIn, "--respond-in");
        List<Source> sources = each ? Source.each(files, terminal) : Source.dossier(files, terminal);
        return each ? each(sources, wanted, language) : together(sources, wanted, language);
    }

    private int together(List<Source> sources, dev.sallyport.Schema wanted, @Nullable String language) {
        try (Connection connection = session.connect(target)) {
            ObjectNode result = new Reading(connection, wanted, language).read(sources, session::say);
            if (session.json()) {
                session.print(result);
            } else {
                session.write(HumanAnalysis.of(result));
            }
            return Exit.DONE;
        }
    }

    private int each(List<Source> sources, dev.sallyport.Schema wanted, @Nullable String language) throws Exception {
        if (resume == null) {
            try (Connection connection = session.connect(target)) {
                return new EachRun(new Reading(connection, wanted, language), session::print, session::say)
                        .run(sources);
            }
        }
        try (ResumeFile out = ResumeFile.open(session.terminal().path(resume), resume);
                Connection connection = session.connect(target)) {
            return new EachRun(new Reading(connection, wanted, language), out::append, session::say)
                    .run(sources, out);
        }
    }
}
