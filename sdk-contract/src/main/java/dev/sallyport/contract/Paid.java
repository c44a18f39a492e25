package dev.sallyport.contract;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Whether a model run was paid for. */
public enum Paid {
    /** No model was called. */
    @JsonProperty("no")
    NO,
    /** A model answered. */
    @JsonProperty("yes")
    YES,
    /** The reply broke off, or the other side didn't say. */
    @JsonEnumDefaultValue
    @JsonProperty("unknown")
    UNKNOWN;

    /** Its name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
