package dev.sallyport.server.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.contract.Quote;
import dev.sallyport.contract.Quote.Verification;
import dev.sallyport.server.document.FetchedDocument;
import dev.sallyport.server.prepare.PreparedDocument;
import dev.sallyport.server.prepare.PreparedDocument.Page;
import dev.sallyport.server.prepare.PreparedDocument.ReadingMode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static PreparedDocument pdf(String... pages) {
        List<Page> read = Arrays.stream(pages)
                .map(text -> new Page(text, text.isEmpty() ? ReadingMode.VISION : ReadingMode.BOTH))
                .toList();
        return document("application/pdf", true, read);
    }

    private static PreparedDocument document(String type, boolean paged, List<Page> pages) {
        return new PreparedDocument(new FetchedDocument(0, new byte[0], ""), type, new byte[0], paged, pages);
    }

    private static Quote lookUp(String claim, PreparedDocument... documents) throws MalformedMessageException {
        JsonNode claims = Codec.read("[" + claim + "]", JsonNode.class);
        List<Quote> quotes = new Evidence(List.of(documents)).quotes(claims);
        assertThat(quotes).hasSize(1);
        return quotes.get(0);
    }

    @Nested
    class GivenAPdfWithText {

        private final PreparedDocument pdf = pdf("first words", "second words", "");

        @Test
        void whenTheQuoteIsOnItsPage_thenItIsVerified() throws MalformedMessageException {
            assertThat(lookUp("{\"document\":0,\"page\":2,\"quote\":\"second words\"}", pdf))
                    .isEqualTo(new Quote(0, 2, "second words", null, Verification.VERIFIED));
        }

        @Test
        void whenItIsOnAnother_thenThePageIsPutRightAndItIsApproximate() throws MalformedMessageException {
            assertThat(lookUp("{\"document\":0,\"page\":1,\"quote\":\"second words\"}", pdf))
                    .isEqualTo(new Quote(0, 2, "second words", null, Verification.APPROXIMATE));
        }

        @Test
        void whenNoPageIsNamed_thenTheOneThatHasItIs() throws MalformedMessageException {
            assertThat(lookUp("{\"document\":0,\"page\":null,\"quote\":\"second words\"}", pdf))
                    .isEqualTo(new Quote(0, 2, "second words", null, Verification.APPROXIMATE));
        }

        @Test
        void whenItIsNowhere_thenItIsNotFound() throws MalformedMessageException {
            assertThat(lookUp("{\"document\":0,\"page\":1,\"quote\":\"third words of it\"}", pdf)
                            .verification())
                    .isEqualTo(Verification.NOT_FOUND);
        }

        @Test
        void whenItsPageHasNoText_thenItIsNotCheckable() throws MalformedMessageException {
            assertThat(lookUp("{\"document\":0,\"page\":3,\"quote\":\"a stamp\"}", pdf)
                            .verification())
                    .isEqualTo(Verification.NOT_CHECKABLE);
        }

        @Test
        void whenThereIsNoSuchPageOrDocument_thenItIsNotFound() throws MalformedMessageException {
            for (String place : List.of(
                    "\"document\":0,\"page\":0",
                    "\"document\":0,\"page\":4",
                    "\"document\":1,\"page\":1",
                    "\"document\":-1,\"page\":1")) {
                assertThat(lookUp("{" + place + ",\"quote\":\"first words\"}", pdf)
                                .verification())
                        .as(place)
                        .isEqualTo(Verification.NOT_FOUND);
            }
        }
    }

    @Nested
    class GivenAnImage {

        @Test
        void whenSomethingIsQuoted_thenItIsNotCheckableAndHasNoPage() throws MalformedMessageException {
            PreparedDocument image = document("image/png", false, List.of(new Page("", ReadingMode.VISION)));

            assertThat(lookUp("{\"document\":0,\"page\":1,\"quote\":\"a word\"}", image))
                    .isEqualTo(new Quote(0, null, "a word", null, Verification.NOT_CHECKABLE));
        }
    }

    @Nested
    class GivenClaimsOfAnotherForm {

        @Test
        void whenTheyAreLookedUp_thenTheyAreLeftOut() throws MalformedMessageException {
            JsonNode claims = Codec.read("[7, null, {\"quote\":7}, {\"page\":1}, []]", JsonNode.class);

            assertThat(new Evidence(List.of(pdf("words"))).quotes(claims)).isEmpty();
        }
    }
}
