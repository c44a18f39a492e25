package dev.sallyport.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document_missing",
                "document_empty",
                "document_encrypted",
                "document_unsupported",
                "document_too_large",
                "document_corrupt",
                "version_required",
                "not_allowed",
                "incomplete",
                "no_reply",
                "throttled",
                "budget_exceeded",
                "usage"
            })
    void whenACodeIsPromised_thenItIsKnown(String name) {
        assertThat(ErrorCode.known()).contains(ErrorCode.of(name));
    }

    @Test
    void whenACodeIsKnown_thenItsConstantHasItsNameAndItsRemedyIsASentence() throws IllegalAccessException {
        List<Field> constants = Arrays.stream(ErrorCode.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .toList();

        assertThat(constants).hasSameSizeAs(ErrorCode.known());
        for (Field constant : constants) {
            ErrorCode code = (ErrorCode) constant.get(null);
            assertThat(code.name()).isEqualTo(constant.getName().toLowerCase(Locale.ROOT));
            assertThat(code.remedy()).endsWith(".");
            assertThat(ErrorCode.of(code.name())).isSameAs(code);
        }
    }

    @Test
    void whenACodeMaySucceedLater_thenItIsOneOfThese() {
        assertThat(ErrorCode.known().stream().filter(ErrorCode::retryable).map(ErrorCode::name))
                .containsExactlyInAnyOrder("throttled", "upload_failed", "model_failed");
    }

    @Test
    void whenACodeIsUnknown_thenItSurvivesTheWireAndIsNotRetried() throws Exception {
        ErrorCode unknown = Codec.read("\"of_a_later_version\"", ErrorCode.class);

        assertThat(unknown).isEqualTo(ErrorCode.of("of_a_later_version")).hasToString("of_a_later_version");
        assertThat(unknown.retryable()).isFalse();
        assertThat(Set.of(unknown)).contains(ErrorCode.of("of_a_later_version"));
        assertThat(ErrorCode.known()).doesNotContain(unknown);
        assertThat(Codec.write(unknown)).isEqualTo("\"of_a_later_version\"");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void whenAStageIsShown_thenItsNameIsTheOneOnTheWire(Stage stage) {
        assertThat(Codec.write(stage)).isEqualTo('"' + stage.wireName() + '"');
    }

    @ParameterizedTest
    @EnumSource(Paid.class)
    void whenPaidIsShown_thenItsNameIsTheOneOnTheWire(Paid paid) {
        assertThat(Codec.write(paid)).isEqualTo('"' + paid.wireName() + '"');
    }

    @ParameterizedTest
    @EnumSource(AnalysisResult.FieldState.class)
    void whenAStateIsShown_thenItsNameIsTheOneOnTheWire(AnalysisResult.FieldState state) {
        assertThat(Codec.write(state)).isEqualTo('"' + state.wireName() + '"');
    }

    @ParameterizedTest
    @EnumSource(Quote.Verification.class)
    void whenAVerificationIsShown_thenItsNameIsTheOneOnTheWire(Quote.Verification verification) {
        assertThat(Codec.write(verification)).isEqualTo('"' + verification.wireName() + '"');
    }
}
