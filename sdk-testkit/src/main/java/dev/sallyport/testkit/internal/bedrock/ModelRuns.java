package dev.sallyport.testkit.internal.bedrock;

import dev.sallyport.testkit.StandInModel;
import dev.sallyport.testkit.internal.http.AwsError;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks the model, counts, and lets time pass where an answer says so. */
final class ModelRuns {

    private final StandInModel model;
    private final AtomicLong count = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);

    ModelRuns(StandInModel model) {
        this.model = model;
    }

    String modelName() {
        return model.name();
    }

    StandInModel.Answer ask(String body) throws AwsError {
        count.incrementAndGet();
        StandInModel.Answer answer = model.answer(body);
        pause(answer.delay());
        StandInModel.Fault fault = answer.fault();
        if (fault != null && answer.events() == 0) {
            throw new AwsError(fault.status(), fault.code(), fault.message());
        }
        return answer;
    }

    private void pause(Duration pause) throws AwsError {
        try {
            if (!pause.isZero() && closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw unavailable();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static AwsError unavailable() {
        return new AwsError(503, "ServiceUnavailableException", "The sandbox is closed.");
    }

    long count() {
        return count.get();
    }

    void close() {
        closed.countDown();
    }
}
