package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An object's tags. Limits: S3 user guide, "Categorizing your objects using tags".
 *
 * @param values the tags by key
 */
record Tags(Map<String, String> values) {

    static final Tags NONE = new Tags(Map.of());

    private static final String HEADER = "x-amz-tagging";
    private static final int MOST = 10;
    private static final int KEY_LETTERS = 128;
    private static final int VALUE_LETTERS = 256;
    private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    Tags {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The tags in an upload's header. */
    static Tags ofHeader(S3Request request) throws AwsError {
        Optional<String> header = request.header(HEADER);
        if (header.isEmpty() || header.get().isEmpty()) {
            return NONE;
        }
        Map<String, String> tags = new LinkedHashMap<>();
        for (String pair : header.get().split("&", -1)) {
            String[] parts = pair.split("=", -1);
            if (parts.length > 2
                    || tags.put(FormText.decode(parts[0]), parts.length < 2 ? "" : FormText.decode(parts[1])) != null) {
                throw S3Errors.invalidArgument(
                        "The header '" + HEADER + "' shall be encoded as UTF-8 then URLEncoded URL query parameters"
                                + " without tag name duplicates.",
                        HEADER,
                        header.get());
            }
        }
        return checked(tags);
    }

    /** The tags in the document of PutObjectTagging. */
    static Tags ofDocument(XmlElement tagging) throws AwsError {
        XmlElement set = tagging.child("TagSet").orElseThrow(S3Errors::malformedXml);
        Map<String, String> tags = new LinkedHashMap<>();
        List<XmlElement> elements = set.children("Tag").toList();
        for (XmlElement tag : elements) {
            String key = tag.text("Key").orElseThrow(S3Errors::malformedXml);
            if (tags.put(key, tag.text("Value").orElseThrow(S3Errors::malformedXml)) != null) {
                throw invalid("Cannot provide multiple Tags with the same key", key);
            }
        }
        return checked(tags);
    }

    private static Tags checked(Map<String, String> tags) throws AwsError {
        if (tags.size() > MOST) {
            throw new AwsError(400, "BadRequest", "Object tags cannot be greater than " + MOST);
        }
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            String key = tag.getKey();
            if (key.startsWith("aws:")) {
                throw invalid("Your TagKey cannot be prefixed with aws:", key);
            }
            if (key.isEmpty() || !fits(key, KEY_LETTERS)) {
                throw invalid("The TagKey you have provided is invalid", key);
            }
            if (!fits(tag.getValue(), VALUE_LETTERS)) {
                throw invalid("The TagValue you have provided is invalid", key).with("TagValue", tag.getValue());
            }
        }
        return new Tags(tags);
    }

    private static boolean fits(String text, int letters) {
        IntStream points = text.codePoints();
        return points.count() <= letters && TEXT.matcher(text).matches();
    }

    private static AwsError invalid(String message, String key) {
        return new AwsError(400, "InvalidTag", message).with("TagKey", key);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    void write(Xml xml) {
        xml.open("TagSet");
        values.forEach((key, value) ->
                xml.open("Tag").element("Key", key).element("Value", value).close());
        xml.close();
    }

    /** Shows no tag. */
    @Override
    public String toString() {
        return "Tags[" + values.size() + "]";
    }
}
