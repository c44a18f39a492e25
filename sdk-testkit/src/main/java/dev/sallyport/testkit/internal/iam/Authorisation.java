package dev.sallyport.testkit.internal.iam;

import dev.sallyport.trust.iam.Verdict;
import java.util.List;
import java.util.Optional;

/** Who decides what is allowed to whom. */
public interface Authorisation {

    /** Allows everything: what is tested then is something else. */
    Authorisation EVERYTHING = question -> new Verdict(Verdict.Decision.ALLOWED, List.of(), Optional.empty());

    /** The answer, and who gave it. */
    Verdict judge(Question question);
}
