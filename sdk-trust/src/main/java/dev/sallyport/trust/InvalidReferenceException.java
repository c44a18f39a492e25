package dev.sallyport.trust;

/** A reference to a document that is refused. The message is the reason; it shows nothing of key, signature or token. */
public final class InvalidReferenceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** With the reason, as a part of a sentence. */
    public InvalidReferenceException(String reason) {
        super(reason);
    }

    /** Why it is refused, as a part of a sentence. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
