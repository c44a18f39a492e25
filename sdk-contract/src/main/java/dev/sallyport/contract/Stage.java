package dev.sallyport.contract;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Where a call is, or where it ended. */
public enum Stage {
    /** The caller's own input, before anything else. */
    @JsonProperty("arguments")
    ARGUMENTS,
    /** What may refuse a call before it is sent, on either side. */
    @JsonProperty("guard")
    GUARD,
    /** A file on its way into the approved prefix. */
    @JsonProperty("upload")
    UPLOAD,
    /** Between the client and the function. */
    @JsonProperty("transport")
    TRANSPORT,
    /** The function fetches a document. */
    @JsonProperty("document")
    DOCUMENT,
    /** The function makes a document ready for the model. */
    @JsonProperty("prepare")
    PREPARE,
    /** The model works. */
    @JsonProperty("model")
    MODEL,
    /** The model's answer is checked. */
    @JsonProperty("decode")
    DECODE,
    /** The result becomes the caller's value; also any stage that this version doesn't know. */
    @JsonEnumDefaultValue
    @JsonProperty("result")
    RESULT;

    /** Its name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
