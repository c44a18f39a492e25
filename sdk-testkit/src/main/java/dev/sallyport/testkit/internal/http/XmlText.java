package dev.sallyport.testkit.internal.http;

/** Text as it stands between two tags of XML. */
public final class XmlText {

    private XmlText() {}

    /** The element with that text, escaped. */
    public static String element(String name, String text) {
        return "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    /** The text, escaped. */
    public static String escaped(String text) {
        StringBuilder xml = new StringBuilder();
        text.codePoints().forEach(c -> append(xml, c));
        return xml.toString();
    }

    private static void append(StringBuilder xml, int c) {
        switch (c) {
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '&' -> xml.append("&amp;");
            case '"' -> xml.append("&quot;");
            default -> {
                if (c < ' ') {
                    xml.append("&#").append(c).append(';');
                } else {
                    xml.appendCodePoint(c);
                }
            }
        }
    }
}
