package dev.sallyport.server.decode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Quote;
import dev.sallyport.contract.Quote.Verification;
import dev.sallyport.server.prepare.PreparedDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what the model claims to have read, in the documents' own text. A quote on the page that was named is verified;
 * one that stands word for word on another page of that document is approximate, and the page is put right; one on a page
 * without text is not checkable. For one call, on one thread.
 */
public final class Evidence {

    /** Most quotes of one field. Our own bound. */
    private static final int QUOTES = 20;

    private final List<PreparedDocument> documents;
    private final Map<PreparedDocument.Page, PageText> texts = new HashMap<>();

    /** Evidence from these documents. */
    public Evidence(List<PreparedDocument> documents) {
        this.documents = documents;
    }

    /** The quotes of a JSON array of {@code {"document","page","quote"}}; what isn't of that form is left out. */
    public List<Quote> quotes(JsonNode claims) {
        List<Quote> quotes = new ArrayList<>();
        for (JsonNode claim : claims) {
            if (claim.path("quote").isTextual() && quotes.size() < QUOTES) {
                quotes.add(quote(claim));
            }
        }
        return quotes;
    }

    private Quote quote(JsonNode claim) {
        String words = claim.path("quote").textValue();
        int index = claim.path("document").asInt(0);
        Integer page =
                claim.path("page").isIntegralNumber() ? claim.path("page").intValue() : null;
        if (index < 0 || index >= documents.size()) {
            return new Quote(index, page, words, null, Verification.NOT_FOUND);
        }
        PreparedDocument document = documents.get(index);
        if (!document.paged()) {
            return new Quote(index, null, words, null, lookUp(document.pages().get(0), words));
        }
        return page == null ? anywhere(document, index, words) : onPage(document, index, page, words);
    }

    private Quote onPage(PreparedDocument document, int index, int page, String words) {
        if (page < 1 || page > document.pages().size()) {
            return new Quote(index, page, words, null, Verification.NOT_FOUND);
        }
        Verification there = lookUp(document.pages().get(page - 1), words);
        Quote claimed = new Quote(index, page, words, null, there);
        if (there != Verification.NOT_FOUND) {
            return claimed;
        }
        Integer other = pageWith(document, words);
        return other == null ? claimed : new Quote(index, other, words, null, Verification.APPROXIMATE);
    }

    private Quote anywhere(PreparedDocument document, int index, String words) {
        if (document.pages().size() == 1) {
            return onPage(document, index, 1, words);
        }
        Integer page = pageWith(document, words);
        boolean unseen = document.pages().stream().anyMatch(p -> text(p).isEmpty());
        Verification missing = unseen ? Verification.NOT_CHECKABLE : Verification.NOT_FOUND;
        return new Quote(index, page, words, null, page == null ? missing : Verification.APPROXIMATE);
    }

    private @Nullable Integer pageWith(PreparedDocument document, String words) {
        for (int i = 0; i < document.pages().size(); i++) {
            if (text(document.pages().get(i)).has(words)) {
                return i + 1;
            }
        }
        return null;
    }

    private Verification lookUp(PreparedDocument.Page page, String words) {
        PageText text = text(page);
        return text.isEmpty() ? Verification.NOT_CHECKABLE : text.lookUp(words);
    }

    private PageText text(PreparedDocument.Page page) {
        return texts.computeIfAbsent(page, p -> new PageText(p.text(), p.arranged()));
    }
}
