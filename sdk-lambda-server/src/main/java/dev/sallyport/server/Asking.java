package dev.sallyport.server;

import dev.sallyport.contract.Stage;
import dev.sallyport.server.model.Model;
import dev.sallyport.server.model.ModelAnswer;
import dev.sallyport.server.prompt.Prompt;
import java.time.Duration;
import java.util.function.Consumer;

/** Sends one model request of a call and books what it cost. */
final class Asking {

    private final Model model;

    Asking(Model model) {
        this.model = model;
    }

    ModelAnswer ask(Call call, Prompt prompt, Consumer<String> text) throws Refusal {
        call.budget().require(Duration.ofMillis(1), Stage.MODEL);
        call.spending().sent();
        try {
            ModelAnswer answer = model.answer(prompt, call.budget(), text);
            call.spending().answered(answer);
            return answer;
        } catch (Refusal refusal) {
            call.spending().failed(refusal);
            throw refusal;
        }
    }
}
