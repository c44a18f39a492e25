package dev.sallyport;

final class GivenAFaultyWireAndStreamingTest extends WireFaultSuite {

    @Override
    TransportMode mode() {
        return TransportMode.STREAMING;
    }
}
