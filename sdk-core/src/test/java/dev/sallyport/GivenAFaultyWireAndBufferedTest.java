package dev.sallyport;

final class GivenAFaultyWireAndBufferedTest extends WireFaultSuite {

    @Override
    TransportMode mode() {
        return TransportMode.BUFFERED;
    }
}
