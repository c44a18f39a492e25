package dev.sallyport;

import dev.sallyport.contract.Limits;
import dev.sallyport.trust.NameForm;
import java.time.Duration;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a call may take and how it answers. Immutable. */
public final class CallOptions {

    private static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(2);

    private final @Nullable Duration deadline;
    private final @Nullable String respondIn;
    private final @Nullable String dataClass;

    private CallOptions(@Nullable Duration deadline, @Nullable String respondIn, @Nullable String dataClass) {
        this.deadline = deadline;
        this.respondIn = respondIn;
        this.dataClass = dataClass;
    }

    /** Wall-clock time for the whole call, connecting included. Default 120 s. */
    public Duration deadline() {
        return deadline == null ? DEFAULT_DEADLINE : deadline;
    }

    /** BCP-47 tag of the language for text that is written for people; empty means the documents' own. */
    public Optional<String> respondIn() {
        return Optional.ofNullable(respondIn);
    }

    /** The class of the data that the call is about; empty is refused where there is a {@link ResidencyPolicy}. */
    public Optional<String> dataClass() {
        return Optional.ofNullable(dataClass);
    }

    static String requireDataClass(String name) {
        if (!NameForm.DATA_CLASS.fits(name)) {
            throw new IllegalArgumentException("a data class is of lower-case letters, digits and hyphens");
        }
        return name;
    }

    static Builder builder() {
        return new Builder();
    }

    /** These options, and the other's where these say nothing. */
    CallOptions over(CallOptions other) {
        return new CallOptions(
                deadline == null ? other.deadline : deadline,
                respondIn == null ? other.respondIn : respondIn,
                dataClass == null ? other.dataClass : dataClass);
    }

    @Override
    public String toString() {
        return "CallOptions[deadline=" + deadline() + ", respondIn=" + respondIn + ", dataClass=" + dataClass + "]";
    }

    /** Sets options. Not thread-safe. */
    public static final class Builder {

        private @Nullable Duration deadline;
        private @Nullable String respondIn;
        private @Nullable String dataClass;

        private Builder() {}

        /**
         * Wall-clock time for the whole call, connecting included; it travels to the function and only shrinks. Default
         * 120 s; at most 15 min, the function's own limit.
         *
         * @throws IllegalArgumentException if it isn't in that range
         */
        public Builder deadline(Duration value) {
            if (value.isNegative() || value.isZero() || value.compareTo(Limits.FUNCTION_TIME) > 0) {
                throw new IllegalArgumentException("deadline must be in (0, 15 min], was " + value);
            }
            deadline = value;
            return this;
        }

        /**
         * Language of text that is written for people; quotes stay as they are. Default: the documents' own.
         *
         * @param languageTag BCP-47, as {@code en} or {@code zh-Hant}
         * @throws IllegalArgumentException if it isn't well-formed
         */
        public Builder respondIn(String languageTag) {
            try {
                String tag =
                        new Locale.Builder().setLanguageTag(languageTag).build().toLanguageTag();
                if (languageTag.isEmpty()) {
                    throw new IllegalArgumentException("a language tag is not empty");
                }
                respondIn = tag;
            } catch (IllformedLocaleException e) {
                throw new IllegalArgumentException("not a BCP-47 language tag: " + languageTag, e);
            }
            return this;
        }

        /**
         * The class of the data that the call is about. It is sent along, and the function refuses a class that may not
         * leave account A. Default: none.
         *
         * @param name as {@code application-documents}
         * @throws IllegalArgumentException if it isn't of lower-case letters, digits and hyphens
         */
        public Builder dataClass(String name) {
            dataClass = requireDataClass(name);
            return this;
        }

        CallOptions build() {
            return new CallOptions(deadline, respondIn, dataClass);
        }
    }
}
