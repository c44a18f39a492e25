package dev.sallyport.server.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.server.Refusal;
import dev.sallyport.trust.ObjectSessionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssumedReadersTest {

    private final FakeSts sts = new FakeSts();

    @BeforeEach
    void begin() {
        sts.begin();
    }

    @AfterAll
    void close() {
        sts.close();
    }

    @Nested
    class GivenAReaderForEachDocument {

        private final AssumedReaders readers = sts.readers(true);

        @Test
        void whenTwoAreRead_thenEachHasASessionForItselfAlone() throws Exception {
            CompletableFuture<String> first = FakeSts.key(readers, FakeSts.version(0, "intake/a*.pdf"));
            CompletableFuture<String> second = FakeSts.key(readers, FakeSts.version(1, "intake/b.pdf"));

            assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder("key-1", "key-2");
            assertThat(sts.asked)
                    .extracting(form -> form.get("Policy"))
                    .containsExactlyInAnyOrder(policy("intake/a*.pdf", 0), policy("intake/b.pdf", 1));
            assertThat(sts.asked)
                    .allSatisfy(form -> assertThat(form)
                            .containsEntry("Action", "AssumeRole")
                            .containsEntry("RoleArn", "arn:aws:iam::222222222222:role/reader")
                            .containsEntry("RoleSessionName", "sallyport-0123456789abcdef")
                            .containsEntry("DurationSeconds", "900"));
        }

        private String policy(String key, int index) throws Exception {
            return ObjectSessionPolicy.of(FakeSts.topology(true), key, "v-" + index)
                    .json();
        }

        @Test
        void whenTheSameIsReadAgain_thenASessionIsMadeAgain() throws Exception {
            assertThat(FakeSts.key(readers, FakeSts.version(0, "intake/a.pdf")).get())
                    .isEqualTo("key-1");
            assertThat(FakeSts.key(readers, FakeSts.version(0, "intake/a.pdf")).get())
                    .isEqualTo("key-2");
        }

        @Test
        void whenNoPolicyCanNameTheKey_thenStsIsNotAskedAndTheRemedyIsNamed() {
            for (String key : List.of("intake/canary表.pdf", "intake/canary" + "*".repeat(1_000))) {
                Refusal refusal = FakeSts.refusal(readers, FakeSts.version(4, key), Duration.ofSeconds(20));

                assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
                assertThat(refusal.document()).isEqualTo(4);
                assertThat(refusal)
                        .hasMessageContaining("generated key")
                        .hasMessageContaining("perDocumentReader")
                        .hasMessageNotContaining("canary");
            }
            assertThat(sts.asked).isEmpty();
        }

        @Test
        void whenStsCantPackThePolicy_thenThatIsTheSameRefusal() {
            sts.endpoint.answer = exchange -> FakeSts.error(exchange, 400, "PackedPolicyTooLarge");

            Refusal refusal = FakeSts.refusal(readers, FakeSts.version(4, "intake/a.pdf"), Duration.ofSeconds(20));

            assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
            assertThat(refusal).hasMessageContaining("generated key");
        }
    }

    @Nested
    class GivenAReaderForAllDocuments {

        private final AssumedReaders readers = sts.readers(false);

        @Test
        void whenManyAreReadAtOnce_thenTheyShareOneSessionThatIsNotNarrowed() {
            List<CompletableFuture<String>> keys = IntStream.range(0, 20)
                    .mapToObj(i -> FakeSts.key(readers, FakeSts.version(i, "intake/表" + i)))
                    .toList();

            assertThat(keys).extracting(CompletableFuture::join).containsOnly("key-1");
            assertThat(sts.asked)
                    .singleElement()
                    .satisfies(form ->
                            assertThat(form).doesNotContainKey("Policy").containsEntry("DurationSeconds", "900"));
        }

        @Test
        void whenTheSessionIsAboutToEnd_thenAnotherIsMade() {
            assertThat(FakeSts.key(readers, FakeSts.version(0, "intake/a.pdf")).join())
                    .isEqualTo("key-1");
            sts.now = FakeSts.NOW.plusSeconds(900 - 121);
            assertThat(FakeSts.key(readers, FakeSts.version(0, "intake/a.pdf")).join())
                    .isEqualTo("key-1");
            sts.now = FakeSts.NOW.plusSeconds(900 - 120);
            assertThat(FakeSts.key(readers, FakeSts.version(0, "intake/a.pdf")).join())
                    .isEqualTo("key-2");
        }

        @Test
        void whenStsRefusedOnce_thenItIsAskedAgain() {
            sts.endpoint.answer = exchange -> FakeSts.error(exchange, 403, "AccessDenied");
            FakeSts.refusal(readers, FakeSts.version(0, "intake/a.pdf"), Duration.ofSeconds(20));
            sts.endpoint.answer = sts::session;

            assertThat(FakeSts.key(readers, FakeSts.version(0, "intake/a.pdf")).join())
                    .isEqualTo("key-1");
        }
    }

    @Nested
    class GivenNoReaderRole {

        @Test
        void whenADocumentIsRead_thenTheFunctionsOwnRoleReadsIt() {
            assertThat(sts.readers(true)
                            .of(
                                    new DocumentReader(null, "s"),
                                    FakeSts.version(0, "intake/a.pdf"),
                                    FakeSts.budget(Duration.ofSeconds(20)))
                            .join())
                    .isEmpty();
            assertThat(sts.asked).isEmpty();
        }
    }
}
