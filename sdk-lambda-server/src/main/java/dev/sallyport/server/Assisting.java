package dev.sallyport.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.AnswerResult;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.contract.Quote;
import dev.sallyport.contract.Request;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.decode.Evidence;
import dev.sallyport.server.document.Dossier;
import dev.sallyport.server.model.Model;
import dev.sallyport.server.prepare.Preparation;
import dev.sallyport.server.prepare.PreparedDocument;
import dev.sallyport.server.prompt.Prompt;
import dev.sallyport.server.prompt.Prompting;
import java.util.List;

/** A question about documents into an answer, handed on as the model writes it. */
final class Assisting {

    private final Reading reading;
    private final Prompting prompting;
    private final Asking asking;

    Assisting(Dossier dossier, Preparation preparation, Prompting prompting, Model model) {
        this.reading = new Reading(dossier, preparation);
        this.prompting = prompting;
        this.asking = new Asking(model);
    }

    AnswerResult assist(Call call) throws Refusal {
        String question = question(call.request());
        List<PreparedDocument> documents = reading.documents(call);
        Prompt prompt = prompting.assist(documents, question, call.request());
        call.reply().progress(Stage.MODEL, 0, 1);
        AnswerText text = new AnswerText(piece -> call.reply().send(new Event.Text(piece)));
        asking.ask(call, prompt, text);
        String answer = text.words();
        call.reply().progress(Stage.DECODE, 0, 1);
        Spending spending = call.spending();
        return new AnswerResult(
                spending.model(),
                spending.rehearsal(),
                answer,
                evidence(text.evidence(), new Evidence(documents)),
                spending.usage());
    }

    /** Evidence that isn't JSON proves nothing, but the answer is paid for. */
    private static List<Quote> evidence(String json, Evidence evidence) {
        try {
            return evidence.quotes(Codec.read(json.strip(), JsonNode.class));
        } catch (MalformedMessageException e) {
            return List.of();
        }
    }

    private static String question(Request request) throws Refusal {
        String question = request.question();
        if (question == null || question.isBlank()) {
            throw Admission.usage("The request has no question.");
        }
        List<Request.Turn> turns = request.conversation() == null ? List.of() : request.conversation();
        for (int i = 0; i < turns.size(); i++) {
            String text = turns.get(i).text();
            boolean inTurn =
                    (i % 2 == 0 ? "user" : "assistant").equals(turns.get(i).role());
            if (!inTurn || text == null || text.isBlank()) {
                throw Admission.usage(
                        "A conversation's turns are the user's and the assistant's, one after the other.");
            }
        }
        if (turns.size() % 2 != 0) {
            throw Admission.usage("A conversation ends with the assistant's turn.");
        }
        return question;
    }
}
