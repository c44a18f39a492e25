package dev.sallyport.testkit.internal.bedrock;

import dev.sallyport.testkit.StandInModel;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.time.Ids;
import dev.sallyport.testkit.internal.time.Timeline;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Asks the model, counts, and lets time pass where an answer says so. */
final class ModelRuns {

    private final StandInModel model;
    private final Timeline timeline;
    private final RandomGenerator random;
    private final ModelMeter meter;
    private final AtomicLong count = new AtomicLong();
    private final Set<CountDownLatch> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ModelRuns(StandInModel model, Timeline timeline, RandomGenerator random, ModelMeter meter) {
        this.model = model;
        this.timeline = timeline;
        this.random = random;
        this.meter = meter;
    }

    /** A new name for an answer. */
    String newMessageId() {
        return "msg_bdrk_" + Ids.hex(random, 32);
    }

    /** Counts what an answer costs. */
    void bill(String modelId, ModelMessage message) {
        meter.add(modelId, message.inputTokens(), message.outputTokens());
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
        if (pause.isZero()) {
            return;
        }
        CountDownLatch over = new CountDownLatch(1);
        waiting.add(over);
        Timeline.Alarm alarm = timeline.after(pause, over::countDown);
        try {
            if (!closed) {
                over.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            alarm.cancel();
            waiting.remove(over);
        }
        if (closed || Thread.currentThread().isInterrupted()) {
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
        closed = true;
        waiting.forEach(CountDownLatch::countDown);
    }
}
