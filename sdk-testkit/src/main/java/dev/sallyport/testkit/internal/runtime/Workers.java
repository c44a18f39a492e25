package dev.sallyport.testkit.internal.runtime;

/** Those who run invocations. */
interface Workers extends AutoCloseable {

    /** Runs it now or as soon as somebody is free. Never waits. */
    void take(Invocation invocation);

    /** Ends everything that runs as a crash would; returns when it is gone. */
    void kill();

    @Override
    void close();
}
