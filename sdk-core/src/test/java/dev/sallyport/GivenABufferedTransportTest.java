package dev.sallyport;

final class GivenABufferedTransportTest extends TransportSuite {

    @Override
    TransportMode mode() {
        return TransportMode.BUFFERED;
    }
}
