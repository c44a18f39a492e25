package dev.sallyport.testkit.internal.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanguagesTest {

    @Test
    void whenTextsAreInSeveralLanguages_thenTheirTagsAreGiven() {
        assertThat(Languages.of("The form is for the applicant")).containsExactly("en");
        assertThat(Languages.of("Das ist nicht die Rechnung für den Kunden")).containsExactly("de");
        assertThat(Languages.of("這是貸款申請表，請填寫")).containsExactly("zh-Hant");
        assertThat(Languages.of("这是贷款申请表，请填写")).containsExactly("zh-Hans");
        assertThat(Languages.of("これは申込書です")).containsExactly("ja");
        assertThat(Languages.of("طلب قرض")).containsExactly("ar");
        assertThat(Languages.of("ใบสมัครสินเชื่อ")).containsExactly("th");
        assertThat(Languages.of("12345")).isEmpty();
    }
}
