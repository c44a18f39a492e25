package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Requests that break no rule, in both formats, and what to put into them. */
final class Requests {

    private Requests() {}

    static ObjectNode parsed(String json) {
        try {
            return Codec.read(json.replace('\'', '"'), ObjectNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode message() {
        return parsed("{'anthropic_version':'bedrock-2023-05-31','max_tokens':100,"
                + "'messages':[{'role':'user','content':[{'type':'text','text':'hello'}]}]}");
    }

    static ObjectNode message(Consumer<ObjectNode> change) {
        ObjectNode message = message();
        change.accept(message);
        return message;
    }

    /** With more members. */
    static ObjectNode messageWith(String members) {
        ObjectNode message = message();
        message.setAll(parsed(members));
        return message;
    }

    /** With more blocks in the user's message. */
    static ObjectNode messageOf(ObjectNode... blocks) {
        ObjectNode message = message();
        for (ObjectNode block : blocks) {
            ((ArrayNode) message.at("/messages/0/content")).add(block);
        }
        return message;
    }

    static ObjectNode converse() {
        return parsed("{'messages':[{'role':'user','content':[{'text':'hello'}]}]}");
    }

    static ObjectNode converseWith(String members) {
        ObjectNode request = converse();
        request.setAll(parsed(members));
        return request;
    }

    static ObjectNode converseOf(ObjectNode... blocks) {
        ObjectNode request = converse();
        for (ObjectNode block : blocks) {
            ((ArrayNode) request.at("/messages/0/content")).add(block);
        }
        return request;
    }

    static ObjectNode image(String mediaType, byte[] bytes) {
        return parsed("{'type':'image','source':{'type':'base64','media_type':'" + mediaType + "','data':'"
                + base64(bytes) + "'}}");
    }

    static ObjectNode pdf(byte[] bytes) {
        return parsed("{'type':'document','source':{'type':'base64','media_type':'application/pdf','data':'"
                + base64(bytes) + "'}}");
    }

    static ObjectNode text(String more) {
        return parsed(
                "{'type':'document','source':{'type':'text','media_type':'text/plain','data':'words'}" + more + "}");
    }

    static ObjectNode document(String name, String format, byte[] bytes) {
        return document(name, format, "{'bytes':'" + base64(bytes) + "'}", "");
    }

    static ObjectNode document(String name, String format, String source, String more) {
        return parsed("{'document':{'name':'" + name + "','format':'" + format + "','source':" + source + more + "}}");
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A picture of one colour; the file is small, however many pixels it has. */
    static byte[] png(int width, int height) {
        return picture("png", width, height);
    }

    /** JPEG knows no picture of one bit a pixel. */
    static byte[] jpeg() {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "jpeg", file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] picture(String format, int width, int height) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), format, file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] pdfOf(int pages, boolean locked) {
        try (PDDocument pdf = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                pdf.addPage(new PDPage());
            }
            if (locked) {
                pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            pdf.save(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
