package dev.sallyport.trust.iam;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request's context, its keys in lower case: keys compare without case, and so do the tags' names in them. */
final class Context {
    private final Map<String, List<String>> values;

    Context(Map<String, List<String>> context) {
        values = new HashMap<>(context.size() * 2);
        context.forEach((key, list) -> values.put(key.toLowerCase(Locale.ROOT), list));
    }

    /** The values of a key in lower case; null if the key is absent. */
    @Nullable
    List<String> get(String key) {
        return values.get(key);
    }

    /** The one value of a key in lower case; null if it has none, or several. */
    @Nullable
    String single(String key) {
        List<String> list = values.get(key);
        return list == null || list.size() != 1 ? null : list.get(0);
    }
}
