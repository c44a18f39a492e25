package dev.sallyport;

import dev.sallyport.internal.schema.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which documents to read, and as what. Immutable.
 *
 * <p>The type is a record. Its components may be: {@code String}, {@code boolean}, {@code int}, {@code long}, {@code
 * BigInteger}, {@code BigDecimal}, {@code double}, {@link Money}, {@code LocalDate}, {@code LocalDateTime}, {@code
 * LocalTime}, {@code OffsetDateTime}, {@code Instant}, {@code YearMonth}, {@code Year}, enums, records of these, lists of
 * these, and {@code Optional} or {@link Field} of any of these. A component is required unless it is {@code Optional},
 * {@code @Nullable} (JSpecify) or {@code Field}. {@code @JsonPropertyDescription} on a component tells the model what is
 * meant.
 *
 * @param <T> the type of the value
 */
public final class AnalyzeRequest<T> {

    private final ValueType<T> type;
    private final List<Document> documents;
    private final @Nullable String instructions;
    private final CallOptions options;

    private AnalyzeRequest(Builder<T> builder) {
        type = builder.type;
        documents = builder.documents;
        instructions = builder.instructions;
        options = builder.options.build();
    }

    /**
     * Documents of one dossier, as a value of this record.
     *
     * @throws IllegalArgumentException if the type can't be described to a model; the message names the component
     */
    public static <T> AnalyzeRequest<T> of(Class<T> type, Document... documents) {
        return builder(type).documents(documents).build();
    }

    /** As {@link #of(Class, Document...)}, for a generic record. */
    public static <T> AnalyzeRequest<T> of(TypeRef<T> type, Document... documents) {
        return builder(type).documents(documents).build();
    }

    /**
     * Documents of one dossier, as an untyped value. What the documents don't contain is null there and no failure.
     *
     * @see Analysis#value()
     */
    public static AnalyzeRequest<Map<String, @Nullable Object>> of(Schema schema, Document... documents) {
        return builder(schema).documents(documents).build();
    }

    /** A builder; as {@link #of(Class, Document...)}. */
    public static <T> Builder<T> builder(Class<T> type) {
        return new Builder<>(ValueType.of(type));
    }

    /** A builder; as {@link #of(TypeRef, Document...)}. */
    public static <T> Builder<T> builder(TypeRef<T> type) {
        return new Builder<>(ValueType.ofReference(type.getClass()));
    }

    /** A builder; as {@link #of(Schema, Document...)}. */
    public static Builder<Map<String, @Nullable Object>> builder(Schema schema) {
        return new Builder<>(ValueType.untyped(schema.tree()));
    }

    /** The documents, in the order in which {@link Quote#document()} counts them. */
    public List<Document> documents() {
        return documents;
    }

    /** What the model is told beside the type. */
    public Optional<String> instructions() {
        return Optional.ofNullable(instructions);
    }

    /** What was set for this call alone. */
    CallOptions options() {
        return options;
    }

    ValueType<T> type() {
        return type;
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "AnalyzeRequest[" + type + ", " + documents.size() + " documents]";
    }

    /**
     * Builds a request. Not thread-safe.
     *
     * @param <T> the type of the value
     */
    public static final class Builder<T> {

        private final ValueType<T> type;
        private final CallOptions.Builder options = CallOptions.builder();
        private List<Document> documents = List.of();
        private @Nullable String instructions;

        private Builder(ValueType<T> type) {
            this.type = type;
        }

        /** The documents of the dossier; at least one and at most 20, which is checked when the request is sent. */
        public Builder<T> documents(List<Document> values) {
            documents = List.copyOf(values);
            return this;
        }

        /** As {@link #documents(List)}. */
        public Builder<T> documents(Document... values) {
            return documents(List.of(values));
        }

        /** What the model is told beside the type: which of two dates is meant, how parties are named. Default: nothing. */
        public Builder<T> instructions(String words) {
            instructions = words;
            return this;
        }

        /** Options of this call; what it doesn't set comes from the analyzer's defaults. */
        public Builder<T> options(Consumer<CallOptions.Builder> change) {
            change.accept(options);
            return this;
        }

        /** The request. */
        public AnalyzeRequest<T> build() {
            return new AnalyzeRequest<>(this);
        }
    }
}
