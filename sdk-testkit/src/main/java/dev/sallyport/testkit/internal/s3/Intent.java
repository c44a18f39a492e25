package dev.sallyport.testkit.internal.s3;

/** A write that has begun: what others do to its key meanwhile. Guarded by the bucket. */
final class Intent {

    private boolean deleted;
    private boolean written;

    void noteDelete() {
        deleted = true;
    }

    void noteWrite() {
        written = true;
    }

    boolean deleted() {
        return deleted;
    }

    boolean written() {
        return written;
    }
}
