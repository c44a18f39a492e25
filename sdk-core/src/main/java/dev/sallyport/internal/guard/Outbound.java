package dev.sallyport.internal.guard;

/**
 * A request as it goes out.
 *
 * @param call the call it belongs to
 * @param payload the envelope's UTF-8 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Outbound(Call call, byte[] payload) {

    /** Shows no content. */
    @Override
    public String toString() {
        return "Outbound[" + call.requestId() + ", " + payload.length + " bytes]";
    }
}
