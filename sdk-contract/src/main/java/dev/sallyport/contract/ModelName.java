package dev.sallyport.contract;

/** What a model's own name says about it. */
public final class ModelName {

    /** How the sandbox's stand-in for Claude begins its name. */
    public static final String REHEARSAL_PREFIX = "sallyport-rehearsal";

    private ModelName() {}

    /** Whether the model that calls itself so is the sandbox's stand-in and not Claude. */
    public static boolean isRehearsal(String model) {
        return model.startsWith(REHEARSAL_PREFIX);
    }
}
