package dev.sallyport;

final class GivenAStreamingTransportTest extends TransportSuite {

    @Override
    TransportMode mode() {
        return TransportMode.STREAMING;
    }
}
