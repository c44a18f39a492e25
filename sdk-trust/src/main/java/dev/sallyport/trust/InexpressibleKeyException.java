package dev.sallyport.trust;

/** An object whose key or version no session policy can name. The message shows nothing of either. */
public final class InexpressibleKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    InexpressibleKeyException(Reason reason) {
        super("no session policy can name the object: " + reason.words);
        this.reason = reason;
    }

    /** What is in the way. */
    public Reason reason() {
        return reason;
    }

    /** What can be in the way. */
    public enum Reason {
        /** A character below U+0020 or above U+00FF. */
        CHARACTER("a session policy has characters from U+0020 to U+00FF only"),
        /** The policy would be too long. */
        LENGTH("a session policy has at most " + ObjectSessionPolicy.LONGEST + " characters");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** In words, as they end a sentence. */
        public String words() {
            return words;
        }
    }
}
