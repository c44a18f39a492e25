package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request that breaks one rule.
 *
 * @param rule the rule's name
 * @param model the foundation model that is asked
 * @param request the request, right but for this
 */
record Broken(String rule, String model, ObjectNode request) {

    @Override
    public String toString() {
        return rule;
    }
}
