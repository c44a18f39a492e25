package dev.sallyport.server;

import dev.sallyport.contract.AnalysisResult;
import dev.sallyport.contract.AnalysisResult.Completeness;
import dev.sallyport.contract.AnalysisResult.DocumentReading;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.decode.DecodedValue;
import dev.sallyport.server.decode.Decoder;
import dev.sallyport.server.decode.Evidence;
import dev.sallyport.server.decode.InvalidAnswerException;
import dev.sallyport.server.decode.ValueSchema;
import dev.sallyport.server.document.Dossier;
import dev.sallyport.server.model.Model;
import dev.sallyport.server.model.ModelAnswer;
import dev.sallyport.server.prepare.Preparation;
import dev.sallyport.server.prepare.PreparedDocument;
import dev.sallyport.server.prompt.Prompt;
import dev.sallyport.server.prompt.Prompting;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Documents into a value of the caller's schema. */
final class Analyzing {

    private final Reading reading;
    private final Prompting prompting;
    private final Asking asking;

    Analyzing(Dossier dossier, Preparation preparation, Prompting prompting, Model model) {
        this.reading = new Reading(dossier, preparation);
        this.prompting = prompting;
        this.asking = new Asking(model);
    }

    AnalysisResult analyze(Call call) throws Refusal {
        ValueSchema schema = ValueSchema.of(call.request().schema());
        List<PreparedDocument> documents = reading.documents(call);
        Prompt prompt = prompting.analyze(
                documents, Objects.requireNonNull(call.request().schema()), call.request());
        DecodedValue decoded = decoded(call, prompt, new Decoder(schema, new Evidence(documents)));
        return result(call.spending(), decoded, documents);
    }

    /** One model request, and at most one more that has the first answer mended. */
    private DecodedValue decoded(Call call, Prompt prompt, Decoder decoder) throws Refusal {
        call.reply().progress(Stage.MODEL, 0, 1);
        ModelAnswer answer = asking.ask(call, prompt, piece -> {});
        call.reply().progress(Stage.DECODE, 0, 1);
        try {
            return decoder.decode(answer.text());
        } catch (InvalidAnswerException e) {
            return mended(call, prompting.repair(prompt, answer.text(), e.problems()), decoder, answer.text());
        }
    }

    private DecodedValue mended(Call call, Prompt repair, Decoder decoder, String first) throws Refusal {
        String last = first;
        try {
            call.reply().progress(Stage.MODEL, 0, 1);
            last = asking.ask(call, repair, piece -> {}).text();
            call.reply().progress(Stage.DECODE, 0, 1);
            return decoder.decode(last);
        } catch (InvalidAnswerException | Refusal e) {
            // Also if the repair could not be had: the first answer is paid for, and the caller may make something of
            // it.
            throw Refusal.ofAnswer(ErrorCode.ANSWER_INVALID, "The model's answer is no value of the schema.", last);
        }
    }

    private static AnalysisResult result(Spending spending, DecodedValue decoded, List<PreparedDocument> documents) {
        return new AnalysisResult(
                spending.model(),
                spending.rehearsal(),
                decoded.value(),
                decoded.fields(),
                decoded.languages(),
                completeness(documents),
                decoded.warnings(),
                spending.usage(),
                documents.stream().map(Analyzing::reading).toList(),
                spending.millis());
    }

    /** Every page of every document reaches the model, or the call is refused. */
    private static Completeness completeness(List<PreparedDocument> documents) {
        List<PreparedDocument> paged =
                documents.stream().filter(PreparedDocument::paged).toList();
        Integer pages = paged.isEmpty()
                ? null
                : Integer.valueOf(paged.stream().mapToInt(d -> d.pages().size()).sum());
        return new Completeness(pages, pages, null, null);
    }

    private static DocumentReading reading(PreparedDocument document) {
        List<String> modes = document.pages().stream()
                .map(page -> page.mode().name().toLowerCase(Locale.ROOT))
                .toList();
        return new DocumentReading(
                document.mediaType(),
                document.source().sha256(),
                document.paged() ? document.pages().size() : null,
                modes);
    }
}
