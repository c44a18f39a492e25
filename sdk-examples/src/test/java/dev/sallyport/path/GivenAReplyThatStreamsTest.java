package dev.sallyport.path;

import dev.sallyport.TransportMode;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.TwoAccounts;

/** Our own runtime loop, as on an OS-only runtime. */
@TwoAccounts
class GivenAReplyThatStreamsTest extends WholePath {

    private final Sandbox sandbox;

    GivenAReplyThatStreamsTest(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    Sandbox sandbox() {
        return sandbox;
    }

    @Override
    TransportMode transport() {
        return TransportMode.STREAMING;
    }
}
