package dev.sallyport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {

    private static final String SECRET = "HK$ 1,250,000";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"requestId\":\"HK$ 1,250,000",
                "{\"requestId\":[\"HK$ 1,250,000\"]}",
                "{\"version\":\"HK$ 1,250,000\"}",
                "{\"HK$ 1,250,000\":nope}",
                "HK$ 1,250,000",
                "{} HK$ 1,250,000",
                "\"HK$ 1,250,000\"",
                "null",
                ""
            })
    void whenTheBytesAreNoMessage_thenTheFailureShowsNothingOfThem(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        assertWithoutContent(catchThrowable(() -> Codec.read(json, Request.class)));
        assertWithoutContent(catchThrowable(() -> Codec.read(bytes, Request.class)));
        assertWithoutContent(catchThrowable(() -> Codec.read(new ByteArrayInputStream(bytes), Request.class)));
    }

    @Test
    void whenTheBytesAreNotUtf8_thenTheyAreMalformed() {
        byte[] latin = "{\"requestId\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf32 = {0, 0, 0, '{', (byte) 0xff, 0, 0, 0};

        assertWithoutContent(catchThrowable(() -> Codec.read(latin, Request.class)));
        assertWithoutContent(catchThrowable(() -> Codec.read(new ByteArrayInputStream(utf32), Request.class)));
    }

    @Test
    void whenJsonIsTooDeep_thenItIsMalformed() {
        String deep = "[".repeat(100_000);

        assertWithoutContent(catchThrowable(() -> Codec.read("{\"schema\":" + deep, Request.class)));
    }

    @Test
    void whenANumberIsTooLarge_thenItIsMalformed() {
        String json = "{\"schema\":1e9999999999}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        assertWithoutContent(catchThrowable(() -> Codec.read(json, JsonNode.class)));
        assertWithoutContent(catchThrowable(() -> Codec.read(bytes, JsonNode.class)));
        assertWithoutContent(catchThrowable(() -> Codec.read(new ByteArrayInputStream(bytes), JsonNode.class)));
    }

    @Test
    void whenAStreamBreaks_thenThatIsAnotherFailure() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }

            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                return read();
            }
        };

        assertThat(catchThrowableOfType(IOException.class, () -> Codec.read(broken, Request.class)))
                .isNotInstanceOf(MalformedMessageException.class)
                .hasMessage("reset");
    }

    @Test
    void whenAValueCannotBeWritten_thenTheFailureShowsNothingOfIt() {
        Object unwritable = Map.of("key", new Unwritable(() -> {
            throw new IllegalStateException(SECRET);
        }));

        assertThat(catchThrowable(() -> Codec.write(unwritable))).isInstanceOf(IllegalArgumentException.class);
        assertThat(trace(catchThrowable(() -> Codec.write(unwritable)))).doesNotContain(SECRET);
        assertThat(trace(catchThrowable(() -> Codec.writeBytes(unwritable)))).doesNotContain(SECRET);
        assertThat(trace(catchThrowable(() -> Codec.tree(unwritable)))).doesNotContain(SECRET);
    }

    @Test
    void whenANumberHasTrailingZeros_thenTheyAreKept() throws Exception {
        JsonNode read = Codec.read("{\"total\":1250000.00}", JsonNode.class);

        assertThat(read.get("total").decimalValue()).isEqualTo(new BigDecimal("1250000.00"));
        assertThat(Codec.write(read)).isEqualTo("{\"total\":1250000.00}");
    }

    private record Unwritable(Supplier<String> supplier) {
        @JsonValue
        String text() {
            return supplier.get();
        }
    }

    private static void assertWithoutContent(Throwable failure) {
        assertThat(failure).isInstanceOf(MalformedMessageException.class).hasNoCause();
        assertThat(trace(failure)).doesNotContain("HK$", "1,250,000");
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
