package dev.sallyport.testkit.doors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** What may be asked of Lambda. */
final class LambdaWishes {

    static final String FUNCTION = "arn:aws:lambda:us-east-1:222222222222:function:sallyport";

    /** Those that a function has a policy for in one of the topologies here. */
    static final List<String> ALIASES = List.of(FUNCTION + ":loans", FUNCTION + ":claims");

    private static final List<Place> PLACES = List.of(Place.LAMBDA, Place.LAMBDA_VPC);

    /** The alias, and what could be taken for it. */
    private static final Map<String, String> NAMES = new TreeMap<>(Map.of(
            "the alias", FUNCTION + ":loans",
            "another alias", FUNCTION + ":loans2",
            "a version", FUNCTION + ":1",
            "$LATEST", FUNCTION + ":$LATEST",
            "the function unqualified", FUNCTION,
            "another function", FUNCTION + "-2:loans",
            "the alias in another Region", FUNCTION.replace("us-east-1", "eu-west-1") + ":loans"));

    private LambdaWishes() {}

    static List<Wish> all() {
        List<Wish> wishes = new ArrayList<>();
        NAMES.forEach((name, arn) -> wishes.add(invoke(name, arn)));
        wishes.add(new Wish(
                "read the alias' policy", PLACES, List.of(Asked.of("lambda:GetPolicy", FUNCTION + ":loans")), sdk -> {
                    sdk.lambda()
                            .getPolicy(r -> r.functionName(FUNCTION + ":loans"))
                            .join();
                }));
        permit(wishes, "allow a role of A the alias", "loans", Who.CALLER.roleArn);
        permit(wishes, "allow a stranger the alias", "loans", "333333333333");
        permit(wishes, "allow a role of A the function unqualified", null, Who.CALLER.roleArn);
        return wishes;
    }

    /** Invokes what has that ARN. */
    static Wish invoke(String name, String arn) {
        return new Wish(
                "invoke " + name, PLACES, List.of(Asked.of("lambda:InvokeFunction", arn)), sdk -> invoke(sdk, arn));
    }

    private static void invoke(Sdk sdk, String arn) {
        sdk.lambda()
                .invoke(r -> r.functionName(arn).invocationType(InvocationType.DRY_RUN))
                .join();
    }

    private static void permit(List<Wish> wishes, String name, @Nullable String qualifier, String principal) {
        String arn = qualifier == null ? FUNCTION : FUNCTION + ":" + qualifier;
        wishes.add(new Wish(
                name,
                PLACES,
                List.of(Asked.of("lambda:AddPermission", arn, "lambda:Principal", principal)),
                sdk -> permit(sdk, qualifier, principal)));
    }

    /** With a revision that isn't there, so that nothing is changed by whom it is allowed. */
    private static void permit(Sdk sdk, @Nullable String qualifier, String principal) {
        sdk.lambda()
                .addPermission(r -> r.functionName("sallyport")
                        .qualifier(qualifier)
                        .statementId("again")
                        .action("lambda:InvokeFunction")
                        .principal(principal)
                        .revisionId("00000000-0000-4000-8000-000000000000"))
                .join();
    }
}
