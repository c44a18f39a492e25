package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.XmlText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** A document of XML while it is written. */
final class Xml {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** A document with that root in S3's namespace. */
    static Xml result(String root) {
        Xml xml = new Xml();
        xml.text.append('<').append(root).append(" xmlns=\"").append(NAMESPACE).append("\">");
        xml.open.push(root);
        return xml;
    }

    /** An error's document, which has no namespace. */
    static Xml error() {
        return new Xml().open("Error");
    }

    Xml open(String name) {
        text.append('<').append(name).append('>');
        open.push(name);
        return this;
    }

    Xml close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    Xml element(String name, String value) {
        text.append(XmlText.element(name, value));
        return this;
    }

    Xml element(String name, long value) {
        return element(name, Long.toString(value));
    }

    Xml element(String name, boolean value) {
        return element(name, Boolean.toString(value));
    }

    /** The text of the root alone. */
    Xml text(String value) {
        text.append(XmlText.escaped(value));
        return this;
    }

    /** Closes what is open and sends it. */
    void send(AwsResponse response) throws IOException {
        while (!open.isEmpty()) {
            close();
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        response.header("Content-Type", "application/xml");
        response.body().write(bytes);
    }
}
