package dev.sallyport;

/** How a reply comes back from the function. What is answered is the same. */
public enum TransportMode {
    /** As it is written, up to 200 MB; the function has to run on Sallyport's own runtime loop. */
    STREAMING,
    /** All at once at the end, up to 6 MB; for the managed Java runtime, which can't stream. Text and progress come late. */
    BUFFERED
}
