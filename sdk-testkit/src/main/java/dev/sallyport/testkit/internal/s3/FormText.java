package dev.sallyport.testkit.internal.s3;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text in the form of a form, as lists show keys and headers hold tags. */
final class FormText {

    private FormText() {}

    /** A slash stays one. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    /** What can't be decoded stands for itself. */
    static String decode(String code) {
        try {
            return URLDecoder.decode(code, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return code;
        }
    }
}
