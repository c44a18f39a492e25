package dev.sallyport.server.prepare;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, by its first bytes; its name and its sender's opinion don't matter.
 *
 * @param kind how it is read
 * @param name what people call it, with its article
 */
record Format(Kind kind, String name) {

    /** How a file is read. */
    enum Kind {
        PDF,
        PNG,
        JPEG,
        GIF,
        WEBP,
        /** No signature: text, if it turns out to be text. */
        TEXT,
        UNSUPPORTED
    }

    /** A PDF's signature may come late (ISO 32000, annex H.3.4.1). */
    private static final int PDF_SEARCH = 1024;

    private static final Signature[] SIGNATURES = {
        new Signature("89504E470D0A1A0A", Kind.PNG, "a PNG image"),
        new Signature("FFD8FF", Kind.JPEG, "a JPEG image"),
        new Signature("474946383761", Kind.GIF, "a GIF image"),
        new Signature("474946383961", Kind.GIF, "a GIF image"),
        new Signature("52494646........57454250", Kind.WEBP, "a WebP image"),
        new Signature("504B0304", Kind.UNSUPPORTED, "an archive or an office document (ZIP)"),
        new Signature("504B0506", Kind.UNSUPPORTED, "an empty archive (ZIP)"),
        new Signature("504B0708", Kind.UNSUPPORTED, "an archive (ZIP)"),
        new Signature("D0CF11E0A1B11AE1", Kind.UNSUPPORTED, "an old office document or a mail of Outlook (OLE)"),
        new Signature("7B5C727466", Kind.UNSUPPORTED, "an RTF document"),
        new Signature("49492A00", Kind.UNSUPPORTED, "a TIFF image"),
        new Signature("4D4D002A", Kind.UNSUPPORTED, "a TIFF image"),
        new Signature("........66747970", Kind.UNSUPPORTED, "a HEIC or AVIF image or a film"),
        new Signature("38425053", Kind.UNSUPPORTED, "a Photoshop image"),
        new Signature("424D........00000000", Kind.UNSUPPORTED, "a BMP image"),
        new Signature("41542654464F524D", Kind.UNSUPPORTED, "a DjVu document"),
        new Signature("52494646", Kind.UNSUPPORTED, "a sound or a film (RIFF)"),
        new Signature("494433", Kind.UNSUPPORTED, "a sound (MP3)"),
        new Signature("1F8B", Kind.UNSUPPORTED, "a compressed file (gzip)"),
        new Signature("425A68", Kind.UNSUPPORTED, "a compressed file (bzip2)"),
        new Signature("FD377A585A00", Kind.UNSUPPORTED, "a compressed file (xz)"),
        new Signature("377ABCAF271C", Kind.UNSUPPORTED, "an archive (7z)"),
        new Signature("526172211A07", Kind.UNSUPPORTED, "an archive (RAR)"),
        new Signature("4D5A..00", Kind.UNSUPPORTED, "a program"),
        new Signature("7F454C46", Kind.UNSUPPORTED, "a program"),
        new Signature("CAFEBABE", Kind.UNSUPPORTED, "a program"),
        new Signature("252150532D41646F6265", Kind.UNSUPPORTED, "a PostScript document"),
    };

    static Format of(byte[] bytes) {
        for (Signature signature : SIGNATURES) {
            if (signature.fits(bytes)) {
                return new Format(signature.kind, signature.name);
            }
        }
        String head = new String(bytes, 0, Math.min(bytes.length, PDF_SEARCH), StandardCharsets.ISO_8859_1);
        if (head.contains("%PDF-")) {
            return new Format(Kind.PDF, "a PDF");
        }
        return new Format(Kind.TEXT, "a text");
    }

    @Nullable
    String imageType() {
        return switch (kind) {
            case PNG -> "image/png";
            case JPEG -> "image/jpeg";
            case GIF -> "image/gif";
            case WEBP -> "image/webp";
            case PDF, TEXT, UNSUPPORTED -> null;
        };
    }

    /** Hex digits of the bytes; two dots are any byte. */
    private record Signature(String hex, Kind kind, String name) {
        boolean fits(byte[] bytes) {
            if (bytes.length < hex.length() / 2) {
                return false;
            }
            for (int i = 0; i < hex.length() / 2; i++) {
                String two = hex.substring(2 * i, 2 * i + 2);
                if (!two.equals("..") && (bytes[i] & 0xFF) != Integer.parseInt(two, 16)) {
                    return false;
                }
            }
            return true;
        }
    }
}
