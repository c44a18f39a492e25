package dev.sallyport.trust.simulation;

import dev.sallyport.trust.PolicyFile;
import dev.sallyport.trust.iam.Principal.RoleSession;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests near the border of a route: as it is, or with a thing or two that are another's. */
final class Border {

    private static final Map<String, List<String>> OTHER_VALUES = Map.of(
            "aws:SecureTransport", List.of("false"),
            "aws:ViaAWSService", List.of("true", "false"),
            "aws:SourceVpce", List.of("vpce-0a1b2c3d4e5f60718", "vpce-00000000000000002", "vpce-00000000000000009"),
            "aws:VpceAccount", List.of(World.A, World.B, World.C),
            "aws:RequestedRegion", List.of("us-west-2", "eu-west-1", "unspecified"),
            "aws:ResourceAccount", List.of(World.A, World.B, World.C),
            "s3:authType", List.of("REST-QUERY-STRING", "POST"),
            "s3:TlsVersion", List.of("1.0", "1.1", "1.2"),
            "s3:x-amz-server-side-encryption", List.of("AES256"),
            "kms:ViaService", List.of("s3.us-east-1.amazonaws.com", "lambda.ap-east-1.amazonaws.com"));

    private final Die die;
    private final List<Route> routes;

    Border(Die die, List<Route> routes) {
        this.die = die;
        this.routes = routes;
    }

    /** A route, or what is close to one. */
    Route roll() {
        Route route = die.oneOf(routes);
        for (int left = die.between(0, 2); left > 0; left--) {
            route = moved(route);
        }
        return route;
    }

    private Route moved(Route route) {
        return switch (die.between(0, 5)) {
            case 0 -> asked(route, someoneElse(route.principal()));
            case 1 -> of(route, somethingElse(route.resource()));
            case 2 -> onThePublicPath(route);
            case 3 ->
                with(
                        route,
                        without(
                                route.context(),
                                die.oneOf(List.copyOf(route.context().keySet()))));
            default -> with(route, changed(route.context()));
        };
    }

    private RoleSession someoneElse(RoleSession principal) {
        List<RoleSession> others = new ArrayList<>(List.of(
                new RoleSession("arn:aws:iam::" + principal.account() + ":role/sallyport-deployment", "cd"),
                new RoleSession("arn:aws:iam::" + principal.account() + ":role/administrator", "root"),
                new RoleSession(principal.roleArn().replace(principal.account(), World.C), principal.sessionName())));
        routes.forEach(route -> others.add(route.principal()));
        return die.oneOf(others);
    }

    private String somethingElse(String resource) {
        if (resource.contains(":role/") || resource.contains(":inference-profile/")) {
            return resource + "x";
        }
        if (resource.contains(":foundation-model/")) {
            return die.oneOf(resource + "x", resource.replaceFirst("bedrock:[^:]*", "bedrock:eu-west-1"));
        }
        if (resource.contains(":function:")) {
            return die.oneOf(
                    resource.substring(0, resource.lastIndexOf(':')),
                    resource.replaceFirst("[^:]*$", "claims"),
                    resource.replaceFirst("[^:]*$", "1"));
        }
        if (resource.contains(":key/")) {
            return resource.replaceFirst("[^-]*$", "000000000000");
        }
        return die.oneOf(
                resource.replaceFirst("/.*$", "/claims/2026/form.pdf"),
                resource.replaceFirst("/.*$", "/intake"),
                resource.replaceFirst("/.*$", "/Intake/form.pdf"),
                resource.replaceFirst("/.*$", "/intake/../claims/form.pdf"),
                resource.replaceFirst(":::[^/]*", ":::another-bucket"));
    }

    private Map<String, String> changed(Map<String, String> context) {
        List<String> changeable =
                context.keySet().stream().filter(OTHER_VALUES::containsKey).toList();
        String key = die.oneOf(changeable);
        Map<String, String> changed = new LinkedHashMap<>(context);
        changed.put(key, die.oneOf(OTHER_VALUES.getOrDefault(key, List.of())));
        return changed;
    }

    private static Route asked(Route route, RoleSession by) {
        Map<String, String> context = new LinkedHashMap<>(route.context());
        context.put("aws:PrincipalArn", by.roleArn());
        context.put("aws:PrincipalAccount", by.account());
        return new Route(by, route.action(), route.resource(), route.account(), route.endpoint(), context);
    }

    private static Route of(Route route, String resource) {
        return new Route(
                route.principal(), route.action(), resource, route.account(), route.endpoint(), route.context());
    }

    private static Route onThePublicPath(Route route) {
        Map<String, String> context = new LinkedHashMap<>(route.context());
        List.of("aws:SourceVpce", "aws:VpceAccount", "aws:VpcSourceIp", "aws:SourceVpc")
                .forEach(context::remove);
        context.put("aws:SourceIp", "203.0.113.7");
        return through(route, null, context);
    }

    private static Route with(Route route, Map<String, String> context) {
        return through(route, route.endpoint(), context);
    }

    private static Route through(Route route, @Nullable PolicyFile endpoint, Map<String, String> context) {
        return new Route(route.principal(), route.action(), route.resource(), route.account(), endpoint, context);
    }

    private static Map<String, String> without(Map<String, String> context, String key) {
        Map<String, String> left = new LinkedHashMap<>(context);
        left.remove(key);
        return left;
    }
}
