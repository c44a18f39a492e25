package dev.sallyport.examples.documents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A PDF with text in any script and without a font: every code is a UTF-16 unit, and a map says so. No viewer could draw
 * it, but its text is there, as it is in the PDFs of the world that were written on another machine.
 */
public final class TinyPdf {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private TinyPdf() {}

    /**
     * A PDF with those pages; each page's lines are separated by line feeds.
     *
     * @param pages right-to-left text in visual order, as a PDF has it
     */
    public static byte[] of(String... pages) {
        return new TinyPdf().written(pages);
    }

    private byte[] written(String... pages) {
        add("%PDF-1.7\n");
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < pages.length; i++) {
            kids.append(6 + 2 * i).append(" 0 R ");
        }
        object("<< /Type /Catalog /Pages 2 0 R >>");
        object("<< /Type /Pages /Kids [" + kids + "] /Count " + pages.length + " >>");
        object("<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [4 0 R]"
                + " /ToUnicode 5 0 R >>");
        object("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDToGIDMap /Identity"
                + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000"
                + " /FontDescriptor << /Type /FontDescriptor /FontName /Any /Flags 4 /FontBBox [0 0 1000 1000]"
                + " /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>");
        stream(unicodeMap());
        for (int i = 0; i < pages.length; i++) {
            object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + (7 + 2 * i)
                    + " 0 R /Resources << /Font << /F 3 0 R >> >> >>");
            stream(content(pages[i]));
        }
        return finished();
    }

    private static String content(String page) {
        StringBuilder content = new StringBuilder("BT /F 12 Tf 50 780 Td 20 TL\n");
        for (String line : page.split("\n", -1)) {
            byte[] codes = line.getBytes(StandardCharsets.UTF_16BE);
            content.append('<').append(HexFormat.of().formatHex(codes)).append("> Tj T*\n");
        }
        return content.append("ET").toString();
    }

    private static String unicodeMap() {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin 12 dict begin begincmap
                /CMapName /Any def /CMapType 2 def
                1 begincodespacerange <0000> <FFFF> endcodespacerange
                """);
        for (int block = 0; block < 256; block += 64) {
            map.append("64 beginbfrange\n");
            for (int high = block; high < block + 64; high++) {
                map.append(String.format("<%02X00> <%02XFF> <%02X00>\n", high, high, high));
            }
            map.append("endbfrange\n");
        }
        return map.append("endcmap end end").toString();
    }

    private void object(String body) {
        offsets.add(bytes.size());
        add(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private void stream(String body) {
        object("<< /Length " + body.length() + " >>\nstream\n" + body + "\nendstream");
    }

    private byte[] finished() {
        int start = bytes.size();
        add("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> add(String.format("%010d 00000 n \n", offset)));
        add("trailer << /Size " + (offsets.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n");
        return bytes.toByteArray();
    }

    private void add(String ascii) {
        bytes.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
