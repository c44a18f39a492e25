package dev.sallyport.examples.cli;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;

/** The command line itself refuses, before the client is asked: exit 3. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final Stage stage;

    /** With the reason, where it was seen, and one sentence for the person who typed the command. */
    public CommandException(ErrorCode code, Stage stage, String message) {
        super(message);
        this.code = code;
        this.stage = stage;
    }

    ErrorCode code() {
        return code;
    }

    Stage stage() {
        return stage;
    }
}
