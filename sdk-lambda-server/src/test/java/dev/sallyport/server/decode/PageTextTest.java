package dev.sallyport.server.decode;

import static dev.sallyport.contract.Quote.Verification.APPROXIMATE;
import static dev.sallyport.contract.Quote.Verification.NOT_FOUND;
import static dev.sallyport.contract.Quote.Verification.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTextTest {

    @Nested
    class GivenAQuoteThatStandsThere {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Amount:  HK$ 1,250,000.00 in full | HK$ 1,250,000.00",
                    "The ﬁrst ofﬁce | first office",
                    "Ｔｏｔａｌ　１２３ | Total 123",
                    "申請 人：陳 大文 | 申請人:陳大文",
                    "ลูกค้า ราย นี้ | ลูกค้ารายนี้",
                    "“Quoted” – it’s | \"Quoted\" - it's",
                    "ﺔﻴﺑﺮﻌﻟﺍ | ةيبرعلا",
                    "co\u00ADoperate now | cooperate now",
                    "\u202Babc\u202C | abc",
                    "cafe\u0301 | café",
                })
        void whenOnlyItsFormDiffers_thenItIsVerified(String page, String quote) {
            assertThat(new PageText(page).lookUp(quote)).isEqualTo(VERIFIED);
        }

        @Test
        void whenLinesDivideIt_thenItIsVerified() {
            PageText page =
                    new PageText("the total amount of the agree-\nment is due in well-\nknown cases\nand others");

            assertThat(page.lookUp("agreement is due")).isEqualTo(VERIFIED);
            assertThat(page.lookUp("well-known cases and others")).isEqualTo(VERIFIED);
        }
    }

    @Nested
    class GivenAQuoteThatNearlyStandsThere {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Chan Tai Man of Kowloon | chan tai man of kowloon",
                    "TotalAmount due | Total Amount due",
                    "the recieved payment of rent | the received payment of rent",
                    "unbelievable | believable",
                })
        void whenSpacesCapitalsOrFewLettersDiffer_thenItIsApproximate(String page, String quote) {
            assertThat(new PageText(page).lookUp(quote)).isEqualTo(APPROXIMATE);
        }
    }

    @Nested
    class GivenAQuoteThatDoesNotStandThere {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Amount: HK$ 1,250,000.00 | HK$ 1,260,000.00",
                    "Amount: HK$ 1,250,000.00 | 250,000.00",
                    "Amount: HK$ 1,250,000.00 | HK$ 1,250",
                    "Amount: HK$ 1,250,000.00 | 000",
                    "Amount due on 2026-03-05 in all | Amount due on 2026-03-06 in all",
                    "in the year 2021 | 202",
                    "paid on the 15 of March by cheque | paid on the 5 of March by cheque",
                    "short | shirt",
                    "something else | nothing of it",
                    "申請人:陳大文 | 申請人:李大文",
                })
        void whenAnythingThatCountsDiffers_thenItIsNotFound(String page, String quote) {
            assertThat(new PageText(page).lookUp(quote)).isEqualTo(NOT_FOUND);
        }

        @ParameterizedTest
        @CsvSource({"''", "' '", "'\u00AD\u200B'"})
        void whenItIsEmpty_thenItIsNotFound(String quote) {
            assertThat(new PageText("anything").lookUp(quote)).isEqualTo(NOT_FOUND);
        }
    }
}
