package dev.sallyport.server.prepare;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.Sha256;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Pdfs;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.FetchedDocument;
import dev.sallyport.server.prepare.PreparedDocument.Page;
import dev.sallyport.server.prepare.PreparedDocument.ReadingMode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreparationTest {

    private final Preparation preparation = new InProcessPreparation();

    private List<PreparedDocument> prepared(byte[]... contents) throws Refusal {
        List<FetchedDocument> documents = new ArrayList<>();
        for (byte[] content : contents) {
            documents.add(new FetchedDocument(documents.size(), content, Sha256.hex(content)));
        }
        return preparation.prepare(documents, Budget.of(Duration.ofMinutes(1), System::nanoTime));
    }

    private PreparedDocument one(byte[] content) throws Refusal {
        return prepared(content).get(0);
    }

    private Refusal refusal(byte[]... contents) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> prepared(contents));
        assertThat(refusal).isNotNull();
        assertThat(refusal.stage()).isEqualTo(Stage.PREPARE);
        return refusal;
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            image.setRGB(x, x % height, x * 31);
        }
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    @Nested
    class GivenAPdf {

        @Test
        void whenPagesHaveTextOrNot_thenEachIsReadItsWay() throws Refusal {
            PreparedDocument pdf = one(Pdfs.of("First page", "", "Third page"));

            assertThat(pdf.mediaType()).isEqualTo("application/pdf");
            assertThat(pdf.paged()).isTrue();
            assertThat(pdf.pages())
                    .extracting(Page::mode)
                    .containsExactly(ReadingMode.BOTH, ReadingMode.VISION, ReadingMode.BOTH);
            assertThat(pdf.pages())
                    .extracting(page -> page.text().strip())
                    .containsExactly("First page", "", "Third page");
            assertThat(pdf.content()).isSameAs(pdf.source().bytes());
        }

        @Test
        void whenItsLinesAreWrittenInAnotherOrder_thenBothOrdersAreKept() throws Refusal {
            Page page = one(Pdfs.inColumns("Name", "Amount", "Chan", "HK$ 5"))
                    .pages()
                    .get(0);

            assertThat(page.text().strip().split("\\R")).containsExactly("Name", "Amount", "Chan", "HK$ 5");
            assertThat(page.arranged().strip().split("\\R")).containsExactly("Name Chan", "Amount HK$ 5");
        }

        @Test
        void whenItNeedsAPassword_thenItIsEncrypted() {
            assertThat(refusal(Pdfs.encrypted("secret", "text")).code()).isEqualTo(ErrorCode.DOCUMENT_ENCRYPTED);
        }

        @Test
        void whenItIsOnlyProtected_thenTheModelGetsAnOpenCopy() throws Refusal, IOException {
            PreparedDocument pdf = one(Pdfs.encrypted("", "Protected text"));

            assertThat(pdf.pages().get(0).text()).contains("Protected text");
            try (PDDocument copy = Loader.loadPDF(pdf.content())) {
                assertThat(copy.isEncrypted()).isFalse();
                assertThat(copy.getNumberOfPages()).isEqualTo(1);
            }
        }

        @Test
        void whenItIsCutOrGarbage_thenItIsCorrupt() {
            assertThat(refusal("%PDF-1.7\ngarbage".getBytes(UTF_8)).code()).isEqualTo(ErrorCode.DOCUMENT_CORRUPT);
        }

        @Test
        void whenTheDossierHasTooManyPages_thenTheDocumentThatIsTooMuchIsNamed() {
            String[] pages = new String[Limits.PAGES];
            Arrays.fill(pages, "x");

            Refusal refusal = refusal(Pdfs.of(pages), Pdfs.of("one more"));

            assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
            assertThat(refusal.document()).isEqualTo(1);
        }
    }

    @Nested
    class GivenAnImage {

        @ParameterizedTest
        @CsvSource({"png,image/png", "jpg,image/jpeg", "gif,image/gif"})
        void whenItIsWhole_thenItsContentTellsWhatItIs(String format, String mediaType) throws Refusal, IOException {
            PreparedDocument image = one(image(format, 40, 30));

            assertThat(image.mediaType()).isEqualTo(mediaType);
            assertThat(image.paged()).isFalse();
            assertThat(image.pages()).containsExactly(new Page("", ReadingMode.VISION));
        }

        @ParameterizedTest
        @ValueSource(strings = {"png", "jpg", "gif"})
        void whenItIsCut_thenItIsCorrupt(String format) throws IOException {
            byte[] whole = image(format, 400, 300);

            assertThat(refusal(Arrays.copyOf(whole, whole.length / 2)).code()).isEqualTo(ErrorCode.DOCUMENT_CORRUPT);
        }

        @Test
        void whenASideIsTooLong_thenItIsTooLargeBeforeAPixelIsDecoded() throws IOException {
            assertThat(refusal(image("png", Limits.IMAGE_PIXELS + 1, 1)).code())
                    .isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        }

        @Test
        void whenItHasTooManyBytes_thenItIsTooLarge() throws IOException {
            byte[] whole = image("png", 4, 4);

            assertThat(refusal(Arrays.copyOf(whole, Limits.IMAGE_BYTES + 1)).code())
                    .isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
        }
    }

    @Nested
    class GivenText {

        private static final String FRENCH = "Le montant du prêt s'élève à cent mille euros, réglés à l'échéance.";

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "UTF-8 | 申請人:陳大文",
                    "windows-1252 | Le montant du prêt s'élève à 100 €, réglés à l'échéance.",
                    "windows-1250 | Žadatel žádá o půjčku ve výši sto tisíc korun českých.",
                    "ISO-8859-2 | Wnioskodawca prosi o pożyczkę w wysokości stu tysięcy złotych, płatną później.",
                    "windows-1254 | Başvuru sahibi yüz bin liralık kredi için başvurmuştur; ödeme günü ayın başıdır.",
                    "windows-1251 | Заявитель просит предоставить кредит в размере ста тысяч рублей.",
                    "KOI8-R | Заявитель просит предоставить кредит в размере ста тысяч рублей.",
                    "windows-1253 | Ο αιτών ζητά δάνειο ύψους εκατό χιλιάδων ευρώ.",
                    "windows-1255 | המבקש מבקש הלוואה בסך מאה אלף שקלים חדשים",
                    "windows-1256 | يطلب مقدم الطلب قرضا بمبلغ مئة الف درهم",
                    "x-windows-874 | ผู้ยื่นคำขอขอสินเชื่อจำนวนหนึ่งแสนบาท",
                    "Big5 | 申請人陳大文先生申請貸款港幣一百萬元，用於購買住宅物業，請批准。",
                    "GBK | 申请人陈大文先生申请贷款人民币一百万元，用于购买住宅物业，请批准。",
                    "Shift_JIS | 申請者は住宅購入のために百万円の融資を申請します。よろしくお願いします。",
                    "EUC-JP | 申請者は住宅購入のために百万円の融資を申請します。よろしくお願いします。",
                    "EUC-KR | 신청인은 주택 구입을 위하여 백만 원의 대출을 신청합니다.",
                    "UTF-16LE | Applicant: Chan Tai Man, amount 100",
                    "UTF-16 | 申請人:陳大文",
                })
        void whenItIsInACharacterSetOfItsLanguage_thenItReadsAsWritten(String set, String text) throws Refusal {
            PreparedDocument read = one(text.getBytes(Charset.forName(set)));

            assertThat(read.mediaType()).isEqualTo("text/plain");
            assertThat(read.pages()).containsExactly(new Page(text, ReadingMode.TEXT));
        }

        @Test
        void whenItHasAMarkOrSaysItself_thenThatCounts() throws Refusal {
            byte[] marked = ("\uFEFF" + FRENCH).getBytes(UTF_16LE);
            byte[] declared =
                    ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>" + FRENCH + "</a>").getBytes(ISO_8859_1);

            assertThat(one(marked).pages().get(0).text()).isEqualTo(FRENCH);
            assertThat(one(declared).pages().get(0).text()).contains(FRENCH);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " \r\n\t ", "\uFEFF", "\u3000"})
        void whenThereIsNothingToRead_thenItIsEmpty(String text) {
            assertThat(refusal(text.getBytes(UTF_8)).code()).isEqualTo(ErrorCode.DOCUMENT_EMPTY);
        }

        @ParameterizedTest
        @ValueSource(strings = {"abc\u0000def", "\u0001\u0002", "abc\u0007"})
        void whenItHasControlCharacters_thenItIsNotText(String text) {
            assertThat(refusal(text.getBytes(UTF_8)).code()).isEqualTo(ErrorCode.DOCUMENT_UNSUPPORTED);
        }
    }

    @Nested
    class GivenSomethingElse {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "PK\u0003\u0004rest",
                    "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1",
                    "{\\rtf1 text}",
                    "II*\u0000rest",
                    "\u0000\u0000\u0000\u0018ftypheic",
                    "\u001F\u008B\u0008",
                    "MZ\u0090\u0000",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                    "RIFF\u0000\u0000\u0000\u0000WAVE",
                })
        void whenItIsRecognised_thenTheRefusalSaysWhatItIs(String bytes) {
            Refusal refusal = refusal(bytes.getBytes(ISO_8859_1));

            assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_UNSUPPORTED);
            assertThat(refusal.getMessage()).startsWith("A document is a");
        }
    }

    @Nested
    class GivenNoTime {

        @Test
        void whenItIsUsedUp_thenTheBudgetIsExceeded() {
            Budget spent = Budget.of(Duration.ZERO, System::nanoTime);

            Refusal refusal = catchThrowableOfType(
                    Refusal.class,
                    () -> preparation.prepare(List.of(new FetchedDocument(0, new byte[] {'a'}, "")), spent));

            assertThat(refusal.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
        }

        @Test
        void whenOneDocumentTakesTooLong_thenItIsTooLarge() {
            Preparation impatient = new InProcessPreparation(Duration.ZERO);
            String[] pages = new String[60];
            Arrays.fill(pages, "some text to read\n".repeat(40));
            FetchedDocument slow = new FetchedDocument(0, Pdfs.of(pages), "");

            Refusal refusal = catchThrowableOfType(
                    Refusal.class,
                    () -> impatient.prepare(List.of(slow), Budget.of(Duration.ofMinutes(1), System::nanoTime)));

            assertThat(refusal.code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE);
            assertThat(refusal.getMessage()).contains("too long");
        }
    }
}
