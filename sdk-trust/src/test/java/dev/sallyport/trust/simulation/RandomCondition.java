package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.simulation.ContextKey.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Conditions around a request: of keys that it has more often than not, with values that are its own about every other time. */
final class RandomCondition {

    private static final List<String> VARIABLES = List.of(
            "${aws:PrincipalTag/team}",
            "${aws:PrincipalTag/stage}",
            "${aws:userid}",
            "${aws:SourceIdentity}",
            "${AWS:PrincipalAccount}",
            "${aws:PrincipalTag/team, 'loans'}",
            "${aws:PrincipalTag/stage, 'live'}");

    private final Die die;
    private final List<ContextKey> keys;
    private final Map<String, List<String>> context;

    RandomCondition(Die die, List<ContextKey> keys, Map<String, List<String>> context) {
        this.die = die;
        this.keys = keys;
        this.context = context;
    }

    /** Adds one to a statement, wanted to match or not caring. */
    void addTo(ObjectNode statement, Layer layer, boolean wanted) {
        ContextKey key = key(layer);
        String operator = operator(key);
        ObjectNode block = statement.withObject("/Condition").withObject("/" + operator);
        String name = die.chance(15) ? key.name().toUpperCase(Locale.ROOT) : key.name();
        // Twice the same key is no policy, in whatever case.
        block.remove(List.of(key.name(), key.name().toUpperCase(Locale.ROOT)));
        ArrayNode values = block.putArray(name);
        for (int left = die.between(1, 2); left > 0; left--) {
            values.add(json(operator.contains("Null") ? die.oneOf("true", "false") : value(key, operator, wanted)));
        }
        if (values.size() == 1 && die.chance(50)) {
            block.set(name, values.get(0));
        }
    }

    /** AWS takes {@code true} for {@code "true"} and 7 for {@code "7"}. */
    private JsonNode json(String value) {
        if (die.chance(70)) {
            return Codec.tree(value);
        }
        boolean truth = value.equals("true") || value.equals("false");
        return truth ? Codec.tree(Boolean.valueOf(value)) : Codec.tree(value);
    }

    /** The ARN of the function that asks is no key for the policy of a resource. */
    private ContextKey key(Layer layer) {
        List<ContextKey> possible = keys.stream()
                .filter(key -> layer != Layer.RESOURCE || !key.name().equals("lambda:SourceFunctionArn"))
                .toList();
        List<ContextKey> present =
                possible.stream().filter(key -> context.containsKey(key.name())).toList();
        return die.oneOf(die.chance(55) && !present.isEmpty() ? present : possible);
    }

    private String operator(ContextKey key) {
        if (die.chance(8)) {
            return "Null";
        }
        Kind kind = key.kind() == Kind.ARN && die.chance(25) ? Kind.STRING : key.kind();
        String operator = die.oneOf(kind.operators());
        String set = key.many() ? die.oneOf("ForAllValues:", "ForAnyValue:") : "";
        return set + operator + (die.chance(25) ? "IfExists" : "");
    }

    private String value(ContextKey key, String operator, boolean wanted) {
        List<String> own = context.getOrDefault(key.name(), key.values());
        boolean negated = operator.contains("Not");
        boolean same = die.chance(wanted ? 80 : 50) != negated;
        String value = die.oneOf(same && !own.isEmpty() ? own : key.values());
        return switch (key.kind()) {
            case ADDRESS -> range(value);
            case ARN -> operator.contains("Like") || operator.contains("Arn") ? arnPattern(value) : value;
            case STRING -> operator.contains("Like") ? pattern(value) : text(value);
            default -> value;
        };
    }

    private String range(String address) {
        if (address.contains(":")) {
            return die.oneOf(address, "2001:db8::/32", "2001:db8:0:0::/64", "::/0");
        }
        return die.oneOf(address, address + "/32", address + "/24", address + "/16", "0.0.0.0/0");
    }

    private String arnPattern(String arn) {
        return die.oneOf(
                arn,
                arn,
                arn.replaceFirst("[^:/]+$", "*"),
                arn.replaceFirst(":[^:]*:(?=[^:]*$)", ":*:"),
                "arn:aws:*:*:*:*");
    }

    private String pattern(String text) {
        if (text.isEmpty() || die.chance(30)) {
            return text(text);
        }
        int cut = die.between(0, text.length() - 1);
        return die.oneOf(
                text.substring(0, cut) + "*",
                "*" + text.substring(cut),
                text.substring(0, cut) + "?" + text.substring(cut + 1),
                escaped(text),
                "*");
    }

    private String text(String text) {
        if (die.chance(15)) {
            return die.oneOf(VARIABLES);
        }
        return die.chance(10) ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String escaped(String text) {
        return text.replace("$", "${$}").replace("*", "${*}").replace("?", "${?}");
    }
}
