package dev.sallyport.internal.transport;

import java.net.ConnectException;

/** A name led to an address behind which the door may not be; nothing was sent there, not even a SYN. */
public final class RefusedAddressException extends ConnectException {

    private static final long serialVersionUID = 1L;

    RefusedAddressException() {
        super("the address is not one that may be connected to");
    }
}
