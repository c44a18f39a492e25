package dev.sallyport.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a call was refused: a stable name, whether the same call may succeed later, and what to do. The one table of both.
 * A value type: a code that this version doesn't know survives as it came, and is not retryable.
 */
public final class ErrorCode {

    private static final Map<String, ErrorCode> KNOWN = new LinkedHashMap<>();

    /** The caller's input makes no sense. */
    public static final ErrorCode USAGE = fixed("usage", "Correct the call; nothing was sent.");
    /** The document doesn't exist, or may not be read: the two can't be told apart. */
    public static final ErrorCode DOCUMENT_MISSING = fixed(
            "document_missing",
            "Check the file's path, or bucket, key and version and that both accounts' policies allow the read.");
    /** The document has no bytes, or no content. */
    public static final ErrorCode DOCUMENT_EMPTY = fixed("document_empty", "Ask for the document again.");
    /** The document needs a password. */
    public static final ErrorCode DOCUMENT_ENCRYPTED =
            fixed("document_encrypted", "Upload the document without password protection.");
    /** The document is of a kind that is not read. */
    public static final ErrorCode DOCUMENT_UNSUPPORTED =
            fixed("document_unsupported", "Upload it as PDF, PNG, JPEG, GIF, WebP or plain text.");
    /** The document is larger than can be read. */
    public static final ErrorCode DOCUMENT_TOO_LARGE =
            fixed("document_too_large", "Upload fewer or smaller documents: at most 15 MB and 100 pages together.");
    /** The document is damaged. */
    public static final ErrorCode DOCUMENT_CORRUPT =
            fixed("document_corrupt", "Open the file, save it anew and upload it again.");
    /** The object's bytes are not those that the reference names. */
    public static final ErrorCode DOCUMENT_CHANGED =
            fixed("document_changed", "Upload the document again and use the new reference.");
    /** A reference without a version, or a bucket that keeps none. */
    public static final ErrorCode VERSION_REQUIRED =
            fixed("version_required", "Name the object's versionId; the bucket must have versioning enabled.");
    /** A door is shut: target, prefix, address, principal or model. */
    public static final ErrorCode NOT_ALLOWED =
            fixed("not_allowed", "Use the approved function alias, prefix and endpoint, or have them approved.");
    /** The documents don't contain what the caller's type requires. */
    public static final ErrorCode INCOMPLETE =
            fixed("incomplete", "Ask for what is missing, or make it Optional or Field in the type.");
    /** No complete reply came: the deadline passed, the connection broke, or the reply was cut short. */
    public static final ErrorCode NO_REPLY =
            fixed("no_reply", "Check before you repeat it: the function may have run to its end and been paid.");
    /** The function or the model has no capacity at the moment. */
    public static final ErrorCode THROTTLED = later("throttled", "Repeat the call later.");
    /** The call doesn't fit the time or money that it was given. */
    public static final ErrorCode BUDGET_EXCEEDED =
            fixed("budget_exceeded", "Allow a longer deadline or a larger budget, or send fewer documents.");
    /** The file could not be put into the bucket. */
    public static final ErrorCode UPLOAD_FAILED =
            later("upload_failed", "Repeat the upload; if it fails again, check the S3 endpoint and the caller role.");
    /** The model's answer could not be made into a valid value. */
    public static final ErrorCode ANSWER_INVALID =
            fixed("answer_invalid", "Simplify the schema or the instructions; the raw answer is in the exception.");
    /** The model ended early: out of tokens, filtered, or for a reason that isn't known. */
    public static final ErrorCode ANSWER_CUT =
            fixed("answer_cut", "Ask for less at once, or allow more output tokens.");
    /** The model declined or could not be reached. */
    public static final ErrorCode MODEL_FAILED = later("model_failed", "Repeat the call later.");
    /** The function is set up wrongly. */
    public static final ErrorCode MISCONFIGURED =
            fixed("misconfigured", "The operator of account B has to mend the function's configuration.");
    /** A fault of Sallyport's own. */
    public static final ErrorCode INTERNAL = fixed("internal", "Report it with the request id.");

    private final String name;
    private final boolean retryable;
    private final String remedy;

    private ErrorCode(String name, boolean retryable, String remedy) {
        this.name = name;
        this.retryable = retryable;
        this.remedy = remedy;
    }

    private static ErrorCode fixed(String name, String remedy) {
        return add(new ErrorCode(name, false, remedy));
    }

    private static ErrorCode later(String name, String remedy) {
        return add(new ErrorCode(name, true, remedy));
    }

    private static ErrorCode add(ErrorCode code) {
        KNOWN.put(code.name, code);
        return code;
    }

    /** The code of that name; a new one, not retryable, if this version doesn't know it. */
    @JsonCreator
    public static ErrorCode of(String name) {
        ErrorCode known = KNOWN.get(name);
        return known != null ? known : new ErrorCode(name, false, "Look the code up in a newer version of Sallyport.");
    }

    /** All codes that this version knows, in the order of the table. */
    public static Collection<ErrorCode> known() {
        return Collections.unmodifiableCollection(KNOWN.values());
    }

    /** Its name, the same on the wire and in JSON. */
    @JsonValue
    public String name() {
        return name;
    }

    /** Whether the same call may succeed later. */
    public boolean retryable() {
        return retryable;
    }

    /** What the caller can do about it. */
    public String remedy() {
        return remedy;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ErrorCode code && name.equals(code.name);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
