package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of a request's XML. Namespaces don't matter to S3. */
final class XmlElement {

    private final String name;
    private final StringBuilder text = new StringBuilder();
    private final List<XmlElement> children = new ArrayList<>();

    private XmlElement(String name) {
        this.name = name;
    }

    /** The document, which must have that root. */
    static XmlElement parse(byte[] document, String root) throws AwsError {
        try {
            XMLStreamReader reader = reader(document);
            XmlElement holder = new XmlElement("");
            Deque<XmlElement> open = new ArrayDeque<>(List.of(holder));
            while (reader.hasNext()) {
                step(reader, open);
            }
            return holder.child(root).orElseThrow(S3Errors::malformedXml);
        } catch (XMLStreamException e) {
            throw S3Errors.malformedXml();
        }
    }

    /** Entities are nobody's business here: a document type is refused as AWS refuses it. */
    private static XMLStreamReader reader(byte[] document) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(document));
    }

    private static void step(XMLStreamReader reader, Deque<XmlElement> open) throws XMLStreamException, AwsError {
        switch (reader.next()) {
            case XMLStreamConstants.START_ELEMENT -> {
                XmlElement element = new XmlElement(reader.getLocalName());
                open.element().children.add(element);
                open.push(element);
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                open.element().text.append(reader.getText());
            case XMLStreamConstants.END_ELEMENT -> open.pop();
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw S3Errors.malformedXml();
            default -> {}
        }
    }

    Optional<XmlElement> child(String childName) {
        return children(childName).findFirst();
    }

    Stream<XmlElement> children(String childName) {
        return children.stream().filter(element -> element.name.equals(childName));
    }

    List<XmlElement> children() {
        return children;
    }

    String name() {
        return name;
    }

    String text() {
        return text.toString();
    }

    /** The text of the child of that name. */
    Optional<String> text(String childName) {
        return child(childName).map(XmlElement::text);
    }
}
