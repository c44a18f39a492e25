package dev.sallyport.trust.iam;

/** A text that is no policy, or has something in it that isn't known here. The message names it and where it stands. */
public final class MalformedPolicyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    MalformedPolicyException(String message) {
        super(message);
    }

    /** The same, with where it is in front. */
    MalformedPolicyException at(String where) {
        return new MalformedPolicyException(where + ": " + getMessage());
    }
}
