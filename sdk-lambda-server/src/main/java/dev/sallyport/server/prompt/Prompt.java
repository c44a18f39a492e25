package dev.sallyport.server.prompt;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One request to the model: a body of the Anthropic Messages API as Bedrock's InvokeModel takes it.
 *
 * @param body the body; not to be changed once it is here
 * @param maxTokens the {@code max_tokens} in it
 */
public record Prompt(ObjectNode body, int maxTokens) {
    /** Shows no content. */
    @Override
    public String toString() {
        return "Prompt[" + maxTokens + "]";
    }
}
