package dev.sallyport.testkit.internal.iam;

import dev.sallyport.testkit.internal.http.Listener;

/** What is allowed to whom. Everything else is denied. */
public interface Authorisation {

    /** Whether it is allowed. */
    boolean allows(Wish wish);

    /** Why it isn't allowed, as AWS adds it to its refusal; empty if there is nothing to add. */
    default String because(Wish wish) {
        return "";
    }

    /** Allows what this or the other allows. */
    default Authorisation or(Authorisation other) {
        return wish -> allows(wish) || other.allows(wish);
    }

    /**
     * What somebody wants to do.
     *
     * @param principal ARN of the role whose session asks
     * @param action the IAM action
     * @param resource the ARN of what it is done to, or {@code *}
     * @param listener where the request came in
     */
    record Wish(String principal, String action, String resource, Listener listener) {}
}
