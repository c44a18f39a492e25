package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A policy with one thing in it changed as somebody might by mistake. */
final class SpoiledDocument {

    private final Die die;

    SpoiledDocument(Die die) {
        this.die = die;
    }

    /** The document, changed in one place. */
    JsonNode of(JsonNode document) {
        JsonNode spoiled = document.deepCopy();
        if (!(spoiled.path("Statement") instanceof ArrayNode statements)) {
            return spoiled;
        }
        int at = die.between(0, statements.size() - 1);
        ObjectNode statement = (ObjectNode) statements.get(at);
        switch (die.between(0, 5)) {
            case 0 -> drop(statements, at);
            case 1 -> anyAction(statement);
            case 2 -> widen(statement);
            case 3 -> turn(statement);
            default -> conditions(statement);
        }
        return spoiled;
    }

    /** Every action of the service that the statement names first. */
    private static void anyAction(ObjectNode statement) {
        JsonNode named = statement.has("Action") ? statement.path("Action") : statement.path("NotAction");
        String first = named.isArray() ? named.path(0).asText() : named.asText();
        statement.remove("NotAction");
        statement.put("Action", first.replaceFirst(":.*", ":*"));
    }

    private static void drop(ArrayNode statements, int at) {
        if (statements.size() > 1) {
            statements.remove(at);
        }
    }

    private static void widen(ObjectNode statement) {
        if (statement.has("Resource") || statement.has("NotResource")) {
            statement.remove("NotResource");
            statement.put("Resource", "*");
        }
    }

    /** From what is meant to what isn't. */
    private static void turn(ObjectNode statement) {
        if (!statement.has("Resource")) {
            return;
        }
        for (String element : List.of("Action", "Resource")) {
            JsonNode value = statement.get(element);
            if (value != null && !value.toString().contains("\"*\"")) {
                statement.remove(element);
                statement.set("Not" + element, value);
                return;
            }
        }
    }

    private void conditions(ObjectNode statement) {
        if (!(statement.get("Condition") instanceof ObjectNode condition)) {
            return;
        }
        List<String> operators = new ArrayList<>();
        condition.fieldNames().forEachRemaining(operators::add);
        String operator = die.oneOf(operators);
        JsonNode asked = condition.remove(operator);
        if (die.chance(60)) {
            condition.set(changed(operator), asked);
        }
        if (condition.isEmpty()) {
            statement.remove("Condition");
        }
    }

    private static String changed(String operator) {
        if (operator.startsWith("Null") || operator.startsWith("Bool") || operator.startsWith("Numeric")) {
            return operator.endsWith("IfExists") ? operator.replace("IfExists", "") : operator;
        }
        if (operator.contains("Not")) {
            return operator.replace("Not", "");
        }
        return operator.endsWith("IfExists") ? operator.replace("IfExists", "") : operator + "IfExists";
    }
}
