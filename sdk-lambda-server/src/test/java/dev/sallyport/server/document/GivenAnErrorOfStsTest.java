package dev.sallyport.server.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GivenAnErrorOfStsTest {

    private final FakeSts sts = new FakeSts();

    @AfterEach
    void close() {
        sts.close();
    }

    @Test
    void whenItAnswers_thenTheRefusalIsTypedAndNeutral() {
        Map<String, ErrorCode> expected = Map.of(
                "403 AccessDenied", ErrorCode.MISCONFIGURED,
                "400 ValidationError", ErrorCode.MISCONFIGURED,
                "400 MalformedPolicyDocument", ErrorCode.MISCONFIGURED,
                "403 RegionDisabledException", ErrorCode.MISCONFIGURED,
                "400 Throttling", ErrorCode.THROTTLED,
                "503 ServiceUnavailable", ErrorCode.THROTTLED,
                "500 InternalFailure", ErrorCode.INTERNAL);
        expected.forEach((answer, code) -> {
            sts.endpoint.answer =
                    exchange -> FakeSts.error(exchange, Integer.parseInt(answer.substring(0, 3)), answer.substring(4));
            Refusal refusal =
                    FakeSts.refusal(sts.readers(true), FakeSts.version(0, "intake/canary"), Duration.ofSeconds(20));
            assertThat(refusal.code()).as(answer).isEqualTo(code);
            assertThat(refusal.stage()).isEqualTo(Stage.DOCUMENT);
            assertThat(refusal).hasMessageNotContaining("canary");
        });
    }

    @Test
    void whenItNeverAnswers_thenTheBudgetEndsIt() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        sts.endpoint.answer = exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };

        Refusal refusal =
                FakeSts.refusal(sts.readers(true), FakeSts.version(0, "intake/a.pdf"), Duration.ofMillis(300));
        over.countDown();

        assertThat(refusal.code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
    }
}
