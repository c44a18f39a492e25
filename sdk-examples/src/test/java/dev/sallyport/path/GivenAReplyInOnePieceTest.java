package dev.sallyport.path;

import dev.sallyport.TransportMode;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.TwoAccounts;

/** Our own runtime loop, invoked for a reply in one piece. */
@TwoAccounts
class GivenAReplyInOnePieceTest extends WholePath {

    private final Sandbox sandbox;

    GivenAReplyInOnePieceTest(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    Sandbox sandbox() {
        return sandbox;
    }

    @Override
    TransportMode transport() {
        return TransportMode.BUFFERED;
    }
}
