package dev.sallyport.server;

import dev.sallyport.server.model.Model;
import dev.sallyport.server.model.ModelAnswer;
import dev.sallyport.server.prompt.Prompt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A model that says what it was told to, one line of its script a request. */
public final class ScriptedModel implements Model {

    private final Deque<Line> script = new ArrayDeque<>();
    private final List<Prompt> prompts = new ArrayList<>();

    /** What happens at one request. */
    interface Line {
        String answer(Prompt prompt) throws Refusal;
    }

    ScriptedModel says(String answer) {
        script.add(prompt -> answer);
        return this;
    }

    ScriptedModel does(Line line) {
        script.add(line);
        return this;
    }

    List<Prompt> prompts() {
        return prompts;
    }

    @Override
    public ModelAnswer answer(Prompt prompt, Budget budget, Consumer<String> text) throws Refusal {
        prompts.add(prompt);
        String answer = script.remove().answer(prompt);
        // In small pieces, as a real one writes.
        for (int i = 0; i < answer.length(); i += 5) {
            text.accept(answer.substring(i, Math.min(answer.length(), i + 5)));
        }
        return new ModelAnswer(answer, "sallyport-rehearsal-1", 100, 10, 7);
    }
}
