package dev.sallyport.internal.transport;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an exception is shown as: its kinds and where they were thrown. Messages are left out, since nobody can say what
 * other people's put into theirs.
 */
public final class Cause extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int DEPTH = 8;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._$-]{1,100}");

    private Cause(Throwable original, @Nullable Cause next) {
        super(original.getClass().getName(), next);
        setStackTrace(original.getStackTrace());
    }

    /** The exception and its causes, without their messages. */
    public static Cause of(Throwable thrown) {
        return shown(thrown, DEPTH);
    }

    private static Cause shown(Throwable thrown, int depth) {
        Throwable next = thrown.getCause();
        return new Cause(thrown, next == null || depth == 0 ? null : shown(next, depth - 1));
    }

    /** The first of an exception and its causes that is so; null if none is. */
    static @Nullable Throwable first(Throwable thrown, Predicate<Throwable> wanted) {
        Throwable each = thrown;
        for (int depth = 0; each != null && depth < 2 * DEPTH; depth++) {
            if (wanted.test(each)) {
                return each;
            }
            each = each.getCause();
        }
        return null;
    }

    /** The first exception of that class among an exception and its causes; null if there is none. */
    public static <X extends Throwable> @Nullable X first(Throwable thrown, Class<X> kind) {
        Throwable found = first(thrown, kind::isInstance);
        return found == null ? null : kind.cast(found);
    }

    /** What started it all. */
    public static Throwable root(Throwable thrown) {
        Throwable found = first(thrown, each -> each.getCause() == null);
        return found == null ? thrown : found;
    }

    /** The kind of exception that started it all, for a sentence. */
    public static String kind(Throwable thrown) {
        return root(thrown).getClass().getSimpleName();
    }

    /** A name that came from outside, for a sentence, if it looks like one. */
    public static String name(@Nullable String name) {
        return name != null && NAME.matcher(name).matches() ? name : "unnamed";
    }
}
