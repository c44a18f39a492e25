package dev.sallyport.contract;

/** The names of what a request may ask for. */
public final class Task {
    /** Reads documents into a value of a schema. */
    public static final String ANALYZE = "analyze";
    /** Answers a question about documents. */
    public static final String ASSIST = "assist";
    /** Continues price histories. */
    public static final String FORECAST = "forecast";

    private Task() {}
}
