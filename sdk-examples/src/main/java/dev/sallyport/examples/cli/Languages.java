package dev.sallyport.examples.cli;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Language tags as they are typed. */
final class Languages {

    private Languages() {}

    /** The locale of a BCP-47 tag; null where none was given. */
    static @Nullable Locale locale(@Nullable String tag, String flag) {
        if (tag == null) {
            return null;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            if (locale.getLanguage().isEmpty()) {
                throw new UsageException(flag + " is a BCP-47 tag such as zh-Hant, not '" + tag + "'");
            }
            return locale;
        } catch (IllformedLocaleException e) {
            throw new UsageException(flag + " is a BCP-47 tag such as zh-Hant, not '" + tag + "'");
        }
    }

    /** The tag itself, checked. */
    static @Nullable String tag(@Nullable String tag, String flag) {
        Locale locale = locale(tag, flag);
        return locale == null ? null : locale.toLanguageTag();
    }
}
