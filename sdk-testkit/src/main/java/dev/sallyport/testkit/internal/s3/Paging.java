package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a list is cut into pages.
 *
 * @param prefix what all keys begin with
 * @param delimiter up to where keys are rolled up; empty if they aren't
 * @param most how many entries a page has
 * @param encoded whether keys are written as in a form, because XML can't hold them all
 */
record Paging(String prefix, String delimiter, int most, boolean encoded) {

    private static final int MOST = 1_000;

    static Paging of(S3Request request, String mostName) throws AwsError {
        Optional<String> encoding = request.parameter("encoding-type");
        if (encoding.isPresent() && !encoding.get().equals("url")) {
            throw S3Errors.invalidArgument(
                    "Invalid Encoding Method specified in Request", "encoding-type", encoding.get());
        }
        return new Paging(
                request.parameter("prefix").orElse(""),
                request.parameter("delimiter").orElse(""),
                request.number(mostName, MOST, MOST),
                encoding.isPresent());
    }

    /**
     * The page that begins behind a marker.
     *
     * @param items everything behind the marker, in order
     * @param key an item's key
     * @param marker a key or a rolled-up prefix; everything under the latter has been listed
     */
    <T> Page<T> cut(List<T> items, Function<T, String> key, String marker) {
        List<T> listed = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        Optional<String> last = Optional.empty();
        for (T item : items) {
            Optional<String> rolled = rolledUp(key.apply(item));
            if (rolled.isPresent() && (rolled.equals(last) || marker.startsWith(rolled.get()))) {
                continue;
            }
            if (listed.size() + prefixes.size() == most) {
                return new Page<>(listed, prefixes, most > 0, last.orElse(""));
            }
            rolled.ifPresentOrElse(prefixes::add, () -> listed.add(item));
            last = rolled.isPresent() ? rolled : Optional.of(key.apply(item));
        }
        return new Page<>(listed, prefixes, false, last.orElse(""));
    }

    private Optional<String> rolledUp(String key) {
        int end = delimiter.isEmpty() || !key.startsWith(prefix) ? -1 : key.indexOf(delimiter, prefix.length());
        return end < 0 ? Optional.empty() : Optional.of(key.substring(0, end + delimiter.length()));
    }

    /** A key as the list writes it. */
    String text(String key) {
        return encoded ? FormText.encode(key) : key;
    }

    /** The elements that echo the request. */
    void write(Xml xml, String mostElement) {
        xml.element("Prefix", text(prefix));
        if (!delimiter.isEmpty()) {
            xml.element("Delimiter", text(delimiter));
        }
        xml.element(mostElement, most);
        if (encoded) {
            xml.element("EncodingType", "url");
        }
    }

    void writePrefixes(Page<?> page, Xml xml) {
        page.prefixes.forEach(common ->
                xml.open("CommonPrefixes").element("Prefix", text(common)).close());
    }

    /** Keys may say something of a customer. */
    @Override
    public String toString() {
        return "Paging[" + most + "]";
    }

    /**
     * A page.
     *
     * @param items what is listed by itself
     * @param prefixes what keys were rolled up to
     * @param truncated whether there is more
     * @param last the key or prefix that came last
     */
    record Page<T>(List<T> items, List<String> prefixes, boolean truncated, String last) {
        int count() {
            return items.size() + prefixes.size();
        }

        /** Whether the last entry is a prefix. */
        boolean endsWithPrefix() {
            return !prefixes.isEmpty() && prefixes.get(prefixes.size() - 1).equals(last);
        }

        /** Keys may say something of a customer. */
        @Override
        public String toString() {
            return "Page[" + count() + "]";
        }
    }
}
