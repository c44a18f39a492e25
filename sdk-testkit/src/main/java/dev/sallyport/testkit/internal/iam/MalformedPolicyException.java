package dev.sallyport.testkit.internal.iam;

/** A policy document that isn't one, or that has something in it which the sandbox doesn't know. Shows none of it. */
public final class MalformedPolicyException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedPolicyException(String message) {
        super(message);
    }
}
