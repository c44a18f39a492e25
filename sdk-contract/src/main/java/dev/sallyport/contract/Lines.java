package dev.sallyport.contract;

/** One event a line. */
final class Lines extends Framed {

    @Override
    int take(byte[] bytes, int from) throws MalformedMessageException {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                hold(bytes, from, i);
                completed();
                return i + 1;
            }
        }
        hold(bytes, from, bytes.length);
        return bytes.length;
    }
}
