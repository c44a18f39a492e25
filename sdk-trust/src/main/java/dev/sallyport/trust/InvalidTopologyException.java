package dev.sallyport.trust;

/** A topology that can't be: the message names the field and says what it should be. */
public final class InvalidTopologyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidTopologyException(String field, String problem) {
        super(field + ": " + problem);
    }
}
