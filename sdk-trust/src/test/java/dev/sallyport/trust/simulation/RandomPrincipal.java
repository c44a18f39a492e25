package dev.sallyport.trust.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.iam.Principal;
import java.util.List;
import java.util.Map;

/** The principals of statements, around the one of a request. */
final class RandomPrincipal {

    private static final List<String> OTHERS = List.of(
            World.APP.roleArn(),
            World.FUNCTION.roleArn(),
            World.FUNCTION.sessionArn(),
            World.ALICE.arn(),
            World.BOB.arn(),
            World.C,
            "arn:aws:iam::" + World.C + ":root");

    private final Die die;
    private final Principal principal;

    RandomPrincipal(Die die, Principal principal) {
        this.die = die;
        this.principal = principal;
    }

    /** Adds the element, where that kind of policy has it. */
    void addTo(ObjectNode statement, Layer layer, int hits) {
        switch (layer) {
            // Of an endpoint the other engine takes no other.
            case RCP, ENDPOINT -> statement.put("Principal", "*");
            case RESOURCE -> {
                boolean deny = statement.path("Effect").asText().equals("Deny");
                if (deny && die.chance(20)) {
                    statement.set("NotPrincipal", excepted());
                } else {
                    statement.set("Principal", element(die.chance(hits)));
                }
            }
            default -> {}
        }
    }

    private JsonNode element(boolean hit) {
        if (hit && die.chance(20)) {
            return Codec.tree(die.oneOf("*", Map.of("AWS", "*"), Map.of("AWS", List.of("*"))));
        }
        if (principal instanceof Principal.Service service) {
            return Codec.tree(Map.of("Service", hit ? service.name() : "s3.amazonaws.com"));
        }
        String other = die.oneOf(OTHERS);
        String own = hit ? own() : other;
        return Codec.tree(die.oneOf(
                Map.of("AWS", own),
                Map.of("AWS", own),
                Map.of("AWS", List.of(other, own)),
                Map.of("AWS", List.of(own))));
    }

    /** AWS asks for the account's root, the role and the session: without one of them it denies those meant to be spared. */
    private JsonNode excepted() {
        if (principal instanceof Principal.RoleSession session && die.chance(60)) {
            return Codec.tree(Map.of(
                    "AWS",
                    List.of("arn:aws:iam::" + session.account() + ":root", session.roleArn(), session.sessionArn())));
        }
        return element(die.chance(50));
    }

    private String own() {
        if (principal instanceof Principal.RoleSession session) {
            return die.oneOf(
                    session.roleArn(),
                    session.roleArn(),
                    session.sessionArn(),
                    session.account(),
                    "arn:aws:iam::" + session.account() + ":root");
        }
        if (principal instanceof Principal.User user) {
            return die.oneOf(user.arn(), user.arn(), user.account(), "arn:aws:iam::" + user.account() + ":root");
        }
        return "*";
    }
}
