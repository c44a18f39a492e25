package dev.sallyport.server.prepare;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.Refusal;

/** The refusals of this stage, in the words that the caller reads. */
final class Unreadable {

    private Unreadable() {}

    static Refusal empty(int document) {
        return refusal(document, ErrorCode.DOCUMENT_EMPTY, "A document has no content.");
    }

    static Refusal encrypted(int document) {
        return refusal(document, ErrorCode.DOCUMENT_ENCRYPTED, "A document needs a password.");
    }

    static Refusal corrupt(int document, String kind) {
        return refusal(document, ErrorCode.DOCUMENT_CORRUPT, "A document is a damaged " + kind + ".");
    }

    static Refusal unsupported(int document, String kind) {
        return refusal(document, ErrorCode.DOCUMENT_UNSUPPORTED, "A document is " + kind + ", which isn't read.");
    }

    static Refusal tooLarge(int document, String problem) {
        return refusal(document, ErrorCode.DOCUMENT_TOO_LARGE, "A document " + problem + ".");
    }

    private static Refusal refusal(int document, ErrorCode code, String message) {
        return Refusal.ofDocument(document, code, Stage.PREPARE, message);
    }
}
