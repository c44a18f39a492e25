package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.trust.iam.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Statements around a request, in the elements that their kind of policy may have. */
final class RandomStatement {

    private final Die die;
    private int sids;
    private final Scene scene;
    private final RandomPrincipal principals;
    private final RandomCondition conditions;

    RandomStatement(Die die, Scene scene, RandomPrincipal principals, RandomCondition conditions) {
        this.die = die;
        this.scene = scene;
        this.principals = principals;
        this.conditions = conditions;
    }

    /** One that is to allow the request, most of the time. */
    ObjectNode allow(Layer layer) {
        boolean limit = layer == Layer.BOUNDARY || layer == Layer.SESSION;
        ObjectNode statement = of(layer, "Allow", limit ? 85 : 97);
        if (die.chance(45)) {
            conditions.addTo(statement, layer, true);
        }
        return statement;
    }

    /** One that denies something near it, and always under a condition. */
    ObjectNode deny(Layer layer) {
        ObjectNode statement = of(layer, "Deny", 75);
        for (int left = die.between(1, 2); left > 0; left--) {
            conditions.addTo(statement, layer, false);
        }
        return statement;
    }

    private ObjectNode of(Layer layer, String effect, int hits) {
        ObjectNode statement = Codec.object();
        if (die.chance(50)) {
            statement.put("Sid", effect + ++sids);
        }
        statement.put("Effect", effect);
        principals.addTo(statement, layer, hits);
        boolean trust = layer == Layer.RESOURCE && scene.trust();
        actions(statement, hits, layer != Layer.RCP && !trust);
        if (!trust) {
            resources(statement, hits);
        }
        return statement;
    }

    private void actions(ObjectNode statement, int hits, boolean anyForm) {
        boolean hit = die.chance(hits);
        if (anyForm && die.chance(12)) {
            put(statement, "NotAction", List.of(hit ? otherAction() : action()));
            return;
        }
        List<String> actions = new ArrayList<>(List.of(hit ? action() : otherAction()));
        if (die.chance(25)) {
            actions.add(otherAction());
        }
        put(statement, "Action", actions);
    }

    private void resources(ObjectNode statement, int hits) {
        boolean hit = die.chance(hits);
        if (die.chance(12)) {
            put(statement, "NotResource", List.of(hit ? otherResource() : resource()));
            return;
        }
        List<String> resources = new ArrayList<>(List.of(hit ? resource() : otherResource()));
        if (die.chance(25)) {
            resources.add(otherResource());
        }
        put(statement, "Resource", resources);
    }

    private String action() {
        String action = scene.action();
        int colon = action.indexOf(':') + 1;
        int cut = die.between(colon, action.length() - 1);
        return die.oneOf(
                action,
                action,
                action.toLowerCase(Locale.ROOT),
                action.substring(0, cut) + "*",
                action.substring(0, colon) + "*" + action.substring(cut),
                action.substring(0, cut) + "?" + action.substring(cut + 1));
    }

    private String otherAction() {
        String service = scene.action().substring(0, scene.action().indexOf(':'));
        if (scene.trust()) {
            return die.oneOf("sts:Tag*", "sts:Get?", "sts:SetSourceIdentity");
        }
        return die.oneOf(service + ":Tag*", service + ":Get?", "ec2:*", "iam:PassRole", scene.action() + "?");
    }

    private String resource() {
        String resource = scene.resource();
        if (resource.equals("*") || die.chance(20)) {
            return "*";
        }
        int last = Math.max(resource.lastIndexOf(':'), resource.lastIndexOf('/')) + 1;
        int cut = die.between(last, resource.length() - 1);
        String exact = escaped(resource);
        return die.oneOf(
                exact,
                exact,
                escaped(resource.substring(0, last)) + "*",
                escaped(resource.substring(0, cut)) + "*",
                escaped(resource.substring(0, cut)) + "?" + escaped(resource.substring(cut + 1)),
                exact.replaceFirst("loans", "\\${aws:PrincipalTag/team, 'loans'}"));
    }

    private String otherResource() {
        String resource = scene.resource();
        if (resource.equals("*")) {
            return die.oneOf(World.OBJECT, World.KEY);
        }
        return die.oneOf(
                escaped(resource) + "?",
                escaped(resource.substring(0, resource.length() - 1)),
                escaped(resource).replaceFirst("loans|claims|form", "\\${aws:PrincipalTag/team}"),
                escaped(resource).replace(World.A, World.C).replace(World.B, World.C),
                World.OTHER_OBJECT,
                World.OTHER_KEY);
    }

    private void put(ObjectNode statement, String element, List<String> values) {
        if (values.size() == 1 && die.chance(60)) {
            statement.put(element, values.get(0));
        } else {
            statement.set(element, Codec.tree(values));
        }
    }

    private static String escaped(String text) {
        return text.equals("*")
                ? text
                : text.replace("$", "${$}").replace("*", "${*}").replace("?", "${?}");
    }
}
