package dev.sallyport.testkit.internal.lambda;

import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.iam.Authorisation;
import java.util.function.Predicate;

/**
 * What the function's own policy adds to everything else that decides: who comes from another account needs a statement
 * besides, who is of the function's account may have one instead.
 *
 * @param others what decides without it
 * @param policy the function's policy
 */
public record FunctionDoor(Authorisation others, FunctionPolicy policy) implements Authorisation {

    @Override
    public boolean allows(Wish wish) {
        if (!isLambda(wish)) {
            return others.allows(wish);
        }
        if (isAtHome(wish)) {
            return others.allows(wish)
                    || (wish.listener() == Listener.LAMBDA && grants(wish, g -> g.isRole(wish.principal())));
        }
        return others.allows(wish) && invites(wish);
    }

    @Override
    public String because(Wish wish) {
        if (!isLambda(wish)) {
            return others.because(wish);
        }
        String missing = isAtHome(wish) || invites(wish) ? "identity-based" : "resource-based";
        return " because no " + missing + " policy allows the " + wish.action() + " action";
    }

    /** An account is trusted as a whole: which of its roles may come is its own business. */
    private boolean invites(Wish wish) {
        return grants(wish, grantee -> grantee.isRole(wish.principal()) || grantee.isAccountOf(wish.principal()));
    }

    private boolean grants(Wish wish, Predicate<Grantee> whom) {
        return policy.find(wish.resource()).stream()
                .flatMap(document -> document.permissions().stream())
                .anyMatch(permission ->
                        permission.covers(wish.action(), wish.resource()) && whom.test(permission.grantee()));
    }

    private static boolean isLambda(Wish wish) {
        return wish.action().startsWith("lambda:");
    }

    private static boolean isAtHome(Wish wish) {
        return account(wish.principal()).equals(account(wish.resource()));
    }

    private static String account(String arn) {
        return arn.split(":", -1)[4];
    }
}
