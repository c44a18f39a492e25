package dev.sallyport.testkit.internal.bedrock.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * What an image's first bytes say of it; no pixel is decoded.
 *
 * @param mediaType what it is
 * @param width in pixels
 * @param height in pixels
 */
record ImageFile(String mediaType, int width, int height) {

    private static final int WEBP_HEADER = 30;

    static Optional<ImageFile> of(byte[] file) {
        String start = new String(file, 0, Math.min(file.length, 16), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u0089PNG")) {
            return read(file, "image/png");
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return read(file, "image/jpeg");
        }
        if (start.startsWith("GIF8")) {
            return read(file, "image/gif");
        }
        return start.startsWith("RIFF") && start.startsWith("WEBP", 8) && file.length >= WEBP_HEADER
                ? webp(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN))
                : Optional.empty();
    }

    private static Optional<ImageFile> read(byte[] file, String mediaType) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return Optional.of(new ImageFile(mediaType, reader.getWidth(0), reader.getHeight(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // ImageIO's readers throw what they like at files that are none.
            return Optional.empty();
        }
    }

    /** Source: "WebP Container Specification" and RFC 9649, frame headers of VP8, VP8L and VP8X. */
    private static Optional<ImageFile> webp(ByteBuffer file) {
        return switch ((char) file.get(15)) {
            case ' ' ->
                Optional.of(new ImageFile("image/webp", file.getShort(26) & 0x3fff, file.getShort(28) & 0x3fff));
            case 'L' -> {
                int bits = file.getInt(21);
                yield Optional.of(new ImageFile("image/webp", (bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1));
            }
            case 'X' ->
                Optional.of(new ImageFile(
                        "image/webp", (file.getInt(24) & 0xffffff) + 1, ((file.getInt(26) >> 8) & 0xffffff) + 1));
            default -> Optional.empty();
        };
    }
}
