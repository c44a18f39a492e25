package dev.sallyport.trust.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code cases.json}: what AWS documents, one sentence each. */
class GivenACaseWrittenByHandTest {

    @ParameterizedTest
    @MethodSource("cases")
    void whenItIsJudged_thenItIsAsAwsDocuments(WrittenCase written) {
        assertThat(written.simulation().ours().decision()).isEqualTo(written.expected());
    }

    static List<WrittenCase> cases() throws IOException {
        return WrittenCase.all();
    }
}
