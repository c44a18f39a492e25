package dev.sallyport.examples.cli;

/** Exit codes, the same for every command. */
final class Exit {
    static final int DONE = 0;
    static final int USAGE = 2;
    static final int REFUSED = 3;
    static final int NO_REPLY = 4;
    static final int INTERRUPTED = 130;

    private Exit() {}
}
