package dev.sallyport.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/** JSON to records and back, for everything that crosses the wire. Thread-safe. */
public final class Codec {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            // 1.50 is not 1.5 to somebody who counts money.
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Codec() {}

    /** The value as JSON. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), withoutContent(e));
        }
    }

    /** The value as UTF-8 bytes of JSON. */
    public static byte[] writeBytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + value.getClass(), withoutContent(e));
        }
    }

    /**
     * The value that the JSON describes; what the type doesn't know is ignored.
     *
     * @throws MalformedMessageException if it isn't JSON of that shape
     */
    public static <T> T read(String json, Class<T> type) throws MalformedMessageException {
        try {
            return present(MAPPER.readValue(json, type), type);
        } catch (JsonProcessingException e) {
            throw malformed(e, type);
        } catch (NumberFormatException e) {
            throw uncountable(type);
        }
    }

    /**
     * The value that the UTF-8 bytes of JSON describe; what the type doesn't know is ignored.
     *
     * @throws MalformedMessageException if it isn't JSON of that shape
     */
    public static <T> T read(byte[] json, Class<T> type) throws MalformedMessageException {
        try {
            return present(MAPPER.readValue(json, type), type);
        } catch (IOException e) {
            throw malformed(e, type);
        } catch (NumberFormatException e) {
            throw uncountable(type);
        }
    }

    /**
     * The value that a stream of JSON describes; what the type doesn't know is ignored.
     *
     * @throws MalformedMessageException if it isn't JSON of that shape
     * @throws IOException if the stream breaks
     */
    public static <T> T read(InputStream json, Class<T> type) throws IOException {
        try {
            return present(MAPPER.readValue(json, type), type);
        } catch (JsonProcessingException | CharConversionException e) {
            throw malformed(e, type);
        } catch (NumberFormatException e) {
            throw uncountable(type);
        }
    }

    /** The value as a tree. */
    public static JsonNode tree(Object value) {
        try {
            return MAPPER.valueToTree(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not writable as JSON: " + value.getClass());
        }
    }

    /** An empty object to fill. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static <T> T present(T value, Class<T> type) throws MalformedMessageException {
        if (value == null) {
            throw new MalformedMessageException("null where " + type.getSimpleName() + " is expected");
        }
        return value;
    }

    private static MalformedMessageException malformed(IOException e, Class<?> type) {
        String where = "";
        if (e instanceof JsonProcessingException json && json.getLocation() != null) {
            where = " at byte or character "
                    + Math.max(
                            json.getLocation().getByteOffset(),
                            json.getLocation().getCharOffset());
        }
        return new MalformedMessageException("not the JSON of a " + type.getSimpleName() + where);
    }

    /** Jackson lets an exponent that no BigDecimal can have out as an exception of another kind, with the number in it. */
    private static MalformedMessageException uncountable(Class<?> type) {
        return new MalformedMessageException("not the JSON of a " + type.getSimpleName() + ": a number is too large");
    }

    /** Jackson's own message quotes the text it stumbled over. */
    private static IOException withoutContent(JsonProcessingException e) {
        return new IOException(e.getClass().getSimpleName());
    }
}
