package dev.sallyport.testkit.doors;

import dev.sallyport.trust.iam.Policy;
import java.util.List;
import java.util.Optional;

/** Who asks, as far as the policies know. Its text stands in the tables. */
interface Asker {

    /** ARN of its role. */
    String arn();

    /** Name of its session. */
    String sessionName();

    /** Its policies beside the documents. */
    List<Policy> own();

    /** What its session is narrowed to. */
    default Optional<Policy> narrowedTo() {
        return Optional.empty();
    }

    /** Whether these are the credentials that Lambda gave the function. */
    default boolean isFunction() {
        return false;
    }

    /** Its account. */
    default String account() {
        return arn().split(":", -1)[4];
    }
}
