package dev.sallyport.contract;

import java.io.IOException;

/** Bytes that are not a message of the contract. The message of this exception shows nothing of theirs. */
public final class MalformedMessageException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With one sentence that says what is wrong, without content. */
    public MalformedMessageException(String message) {
        super(message);
    }
}
