package dev.sallyport.server.model;

import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.prompt.Prompt;
import java.util.function.Consumer;

/** What answers prompts. One call is one request, which is paid for; nothing is repeated here. */
public interface Model {

    /**
     * The model's whole answer.
     *
     * @param text takes each piece of the answer as it comes, in order, perhaps on another thread
     * @throws Refusal if the answer isn't complete and ended by the model itself; it says whether it was paid for
     */
    ModelAnswer answer(Prompt prompt, Budget budget, Consumer<String> text) throws Refusal;
}
