package dev.sallyport.testkit.internal.bedrock;

import dev.sallyport.testkit.StandInModel;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.time.Ids;
import dev.sallyport.testkit.internal.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Asks the model, counts, and lets time pass where an answer says so. */
final class ModelRuns {

    private static final String PADDING = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    /** The status of a fault in the middle of a stream. */
    private static final int STREAMED = 200;

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

    Instant now() {
        return timeline.clock().instant();
    }

    /** The answer as a message with a new name. */
    ModelMessage message(ModelRequest request, StandInModel.Answer answer, Instant start) {
        String id = "msg_bdrk_" + Ids.hex(random, 32);
        return ModelMessage.of(id, model.name(), request, answer, start, timeline.clock());
    }

    /** A piece of the alphabet, as AWS pads the events of a stream. */
    String padding() {
        return PADDING.substring(0, 1 + random.nextInt(PADDING.length()));
    }

    /** Counts what an answer costs. */
    void bill(String modelId, ModelMessage message) {
        meter.add(modelId, message.inputTokens(), message.outputTokens());
    }

    StandInModel.Answer ask(String body, ModelId id) throws AwsError {
        count.incrementAndGet();
        StandInModel.Answer answer = model.answer(body);
        pause(answer.delay());
        StandInModel.Fault fault = answer.fault();
        if (fault != null && fault.status() != STREAMED) {
            throw ModelErrors.of(fault.status(), fault, id.id());
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
