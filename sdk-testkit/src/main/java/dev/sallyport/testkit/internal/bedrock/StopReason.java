package dev.sallyport.testkit.internal.bedrock;

/**
 * Why an answer ends. Sources: StopReason of Converse's API reference; "Handling stop reasons" of the Messages format.
 *
 * @param name of either format
 */
record StopReason(String name) {

    /** As the model says it itself, which knows neither guardrails nor Converse. */
    String inMessages() {
        return switch (name) {
            case "content_filtered" -> "refusal";
            case "guardrail_intervened", "malformed_model_output", "malformed_tool_use" -> "end_turn";
            default -> name;
        };
    }

    /** As Converse says it. */
    String inConverse() {
        return switch (name) {
            case "refusal" -> "content_filtered";
            case "pause_turn" -> "end_turn";
            default -> name;
        };
    }

    /** InvokeModel says beside the message what a guardrail did. */
    boolean byGuardrail() {
        return name.equals("guardrail_intervened");
    }
}
