package dev.sallyport.examples.cli.source;

import dev.sallyport.examples.cli.UsageException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code s3://bucket/key?versionId=V}, with a percent-encoded key. */
final class S3Uri {

    private static final Pattern FORM = Pattern.compile("s3://([^/?#]+)/([^?#]+)(?:\\?versionId=([^&#]*))?");

    private S3Uri() {}

    static boolean looksLikeOne(String name) {
        return name.startsWith("s3://");
    }

    static Source.Reference parse(String uri) {
        Matcher parts = FORM.matcher(uri);
        if (!parts.matches()) {
            throw new UsageException("not a reference to an object (s3://bucket/key?versionId=V): " + uri);
        }
        String version = parts.group(3);
        return new Source.Reference(
                uri, parts.group(1), decoded(parts.group(2), uri), version == null ? "" : decoded(version, uri));
    }

    /** Not {@link java.net.URLDecoder}: it takes a plus for a space and lets broken UTF-8 through. */
    private static String decoded(String encoded, String uri) {
        byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '%') {
                plain.write(bytes[i]);
                continue;
            }
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new UsageException("a percent sign without two hex digits: " + uri);
            }
            plain.write(high * 16 + low);
            i += 2;
        }
        return text(plain.toByteArray(), uri);
    }

    private static String text(byte[] utf8, String uri) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UsageException("the key is not UTF-8: " + uri);
        }
    }
}
