package dev.sallyport.examples.cli;

import dev.sallyport.Answer;
import dev.sallyport.AssistEvent;
import dev.sallyport.Quote;
import dev.sallyport.examples.cli.output.AnswerJson;
import dev.sallyport.examples.cli.output.Printable;

/** An answer while it comes: lines for a program, or the words themselves for a person. */
record Answering(Session session) {

    void event(AssistEvent event) {
        if (event instanceof AssistEvent.Text text) {
            text(text.text());
        } else if (event instanceof AssistEvent.Progress stage) {
            progress(stage);
        }
    }

    private void text(String text) {
        if (session.json()) {
            session.print(AnswerJson.text(text));
        } else {
            session.write(Printable.text(text));
        }
    }

    private void progress(AssistEvent.Progress stage) {
        if (session.json()) {
            session.print(AnswerJson.progress(stage.stage(), stage.done(), stage.of()));
        } else {
            session.say(stage.stage().wireName() + " " + stage.done() + "/" + stage.of());
        }
    }

    Answer done(Answer answer) {
        if (session.json()) {
            answer.evidence().forEach(quote -> session.print(AnswerJson.evidence(quote)));
            session.print(AnswerJson.of(answer));
        } else {
            session.write("\n");
            answer.evidence().forEach(this::quote);
        }
        return answer;
    }

    private void quote(Quote quote) {
        String page = quote.page().isPresent() ? "page " + quote.page().getAsInt() + ", " : "";
        String verification = quote.verification().wireName().replace('_', ' ');
        session.write(Printable.line("  " + page + verification + ": \u201c" + quote.quote() + "\u201d") + "\n");
    }
}
