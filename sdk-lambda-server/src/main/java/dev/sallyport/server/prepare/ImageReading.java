package dev.sallyport.server.prepare;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import dev.sallyport.contract.Limits;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.FetchedDocument;
import dev.sallyport.server.prepare.PreparedDocument.Page;
import dev.sallyport.server.prepare.PreparedDocument.ReadingMode;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A PNG, JPEG, GIF or WebP: its size is asked before a pixel of it is decoded. */
final class ImageReading {

    /** Most pixels that are decoded to see whether they are whole; a larger image is left to the model. Own bound. */
    private static final long DECODED_PIXELS = 25_000_000;

    private final FetchedDocument document;
    private final Format format;

    ImageReading(FetchedDocument document, Format format) {
        this.document = document;
        this.format = format;
    }

    PreparedDocument read() throws Refusal {
        if (document.bytes().length > Limits.IMAGE_BYTES) {
            throw Unreadable.tooLarge(document.index(), "is an image of more than " + Limits.IMAGE_BYTES + " bytes");
        }
        String mediaType = String.valueOf(format.imageType());
        try (ImageInputStream in = new ByteArrayImageInputStream(document.bytes())) {
            ImageReader reader = reader(mediaType);
            try {
                reader.setInput(in, false, false);
                return prepared(mediaType, checked(reader));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw Unreadable.corrupt(document.index(), format.name().substring(2));
        }
    }

    private PreparedDocument prepared(String mediaType, byte[] content) {
        return new PreparedDocument(document, mediaType, content, false, List.of(new Page("", ReadingMode.VISION)));
    }

    /** The image's bytes in colours that the model takes, once all of it could be decoded. */
    private byte[] checked(ImageReader reader) throws Refusal, IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > Limits.IMAGE_PIXELS || height > Limits.IMAGE_PIXELS) {
            throw Unreadable.tooLarge(
                    document.index(), "is an image of more than " + Limits.IMAGE_PIXELS + " pixels a side");
        }
        boolean fourColours = format.kind() == Format.Kind.JPEG && jpegComponents(document.bytes()) == 4;
        if ((long) width * height > DECODED_PIXELS) {
            if (fourColours) {
                throw Unreadable.tooLarge(document.index(), "is a CMYK image of too many pixels");
            }
            return document.bytes();
        }
        BufferedImage image = decoded(reader, fourColours ? 1 : 1 + Math.max(width, height) / 1000);
        return fourColours ? inThreeColours(image) : document.bytes();
    }

    private static BufferedImage decoded(ImageReader reader, int sampling) throws IOException {
        AtomicBoolean cut = new AtomicBoolean();
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.contains("remature end")) {
                cut.set(true);
            }
        });
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(sampling, sampling, 0, 0);
        BufferedImage image = reader.read(0, param);
        if (cut.get()) {
            throw new IOException("cut short");
        }
        return image;
    }

    /** Claude takes RGB; a printer's JPEG in cyan, magenta, yellow and black is written anew. */
    private static byte[] inThreeColours(BufferedImage image) throws IOException {
        BufferedImage rgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = rgb.createGraphics();
        canvas.drawImage(image, 0, 0, null);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Not to a File or plain stream: those make ImageIO keep a copy on the disk.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(rgb, "jpeg", out)) {
                throw new IOException("no JPEG writer");
            }
        }
        return bytes.toByteArray();
    }

    /** The number of colours in the first frame header; 0 if there is none. */
    private static int jpegComponents(byte[] jpeg) {
        int at = 2;
        while (at + 9 < jpeg.length && (jpeg[at] & 0xFF) == 0xFF) {
            int marker = jpeg[at + 1] & 0xFF;
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return jpeg[at + 9] & 0xFF;
            }
            at += marker == 0xFF ? 1 : 2 + (((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF));
        }
        return 0;
    }

    private static ImageReader reader(String mediaType) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(mediaType);
        if (!readers.hasNext()) {
            throw new IOException("no reader for " + mediaType);
        }
        return readers.next();
    }
}
