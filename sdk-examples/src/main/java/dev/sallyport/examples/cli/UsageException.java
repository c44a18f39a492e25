package dev.sallyport.examples.cli;

/** The command line makes no sense: exit 2. The message names what is wrong, in a sentence for the person who typed it. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the sentence. */
    public UsageException(String message) {
        super(message);
    }
}
