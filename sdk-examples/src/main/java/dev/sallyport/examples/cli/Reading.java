package dev.sallyport.examples.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.Analysis;
import dev.sallyport.AnalyzeEvent;
import dev.sallyport.AnalyzeRequest;
import dev.sallyport.Document;
import dev.sallyport.IncompleteException;
import dev.sallyport.Run;
import dev.sallyport.Schema;
import dev.sallyport.examples.cli.account.Connection;
import dev.sallyport.examples.cli.output.AnalysisJson;
import dev.sallyport.examples.cli.output.Dossier;
import dev.sallyport.examples.cli.source.Source;
import dev.sallyport.trust.NameForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How one dossier becomes a result object: uploaded, analysed, written down. Thread-safe. */
record Reading(Connection connection, Manner manner) {

    /** What is asked of every dossier, in which language, and of which class its data is. */
    record Manner(Schema schema, @Nullable String respondIn, String dataClass) {}

    /** The class of that name, if it can be one. */
    static String dataClass(String name) {
        if (!NameForm.DATA_CLASS.fits(name)) {
            throw new UsageException("--data-class is of lower-case letters, digits and hyphens, not '" + name + "'");
        }
        return name;
    }

    ObjectNode read(List<Source> sources, Consumer<String> progress) {
        Dossier dossier = pinned(connection, sources, manner.dataClass(), progress);
        try (Run<AnalyzeEvent, Analysis<Map<String, @Nullable Object>>> run =
                connection.analyzer().start(request(dossier))) {
            for (AnalyzeEvent event : run) {
                if (event instanceof AnalyzeEvent.Progress stage) {
                    progress.accept(stage.stage().wireName() + " " + stage.done() + "/" + stage.of());
                }
            }
            return AnalysisJson.of(run.result(), dossier);
        } catch (IncompleteException e) {
            throw new PartialException(e, AnalysisJson.of(e.partial(), dossier));
        }
    }

    private AnalyzeRequest<Map<String, @Nullable Object>> request(Dossier dossier) {
        AnalyzeRequest.Builder<Map<String, @Nullable Object>> request =
                AnalyzeRequest.builder(manner.schema()).documents(dossier.documents());
        request.options(options -> options.dataClass(manner.dataClass()));
        String respondIn = manner.respondIn();
        if (respondIn != null) {
            request.options(options -> options.respondIn(respondIn));
        }
        return request.build();
    }

    /** The sources in the bucket, in their order. */
    static Dossier pinned(Connection connection, List<Source> sources, String dataClass, Consumer<String> progress) {
        long start = System.nanoTime();
        List<Document> documents = new ArrayList<>();
        for (Source source : sources) {
            if (source instanceof Source.LocalFile file) {
                progress.accept("upload " + (documents.size() + 1) + "/" + sources.size() + " " + file.name());
            }
            documents.add(connection.document(source, dataClass));
        }
        return new Dossier(sources, documents, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    }
}
