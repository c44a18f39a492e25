package dev.sallyport.server.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Collects an object's bytes in memory and stops reading when they are more than its reference announces, or when the room
 * that it shares with the other documents of the request is used up, whatever length the answer announces.
 */
final class BoundedContent implements AsyncResponseTransformer<GetObjectResponse, byte[]> {

    private final AtomicLong room;
    private final @Nullable Long size;
    private CompletableFuture<byte[]> content = new CompletableFuture<>();
    private long taken;

    /**
     * @param room what all documents of the request have left
     * @param size how many bytes this one should have; unknown when absent
     */
    BoundedContent(AtomicLong room, @Nullable Long size) {
        this.room = room;
        this.size = size;
    }

    /** Called anew for each attempt: what a failed one had taken is given back. */
    @Override
    public CompletableFuture<byte[]> prepare() {
        room.addAndGet(taken);
        taken = 0;
        content = new CompletableFuture<>();
        return content;
    }

    @Override
    public void onResponse(GetObjectResponse response) {
        Long length = response.contentLength();
        if (length != null && size != null && !length.equals(size)) {
            content.completeExceptionally(new StoppedException(true));
        } else if (length != null && length > room.get() + taken) {
            content.completeExceptionally(new StoppedException(false));
        }
    }

    @Override
    public void onStream(SdkPublisher<ByteBuffer> publisher) {
        publisher.subscribe(new Collector(content));
    }

    @Override
    public void exceptionOccurred(Throwable error) {
        content.completeExceptionally(error);
    }

    /** Reading was ended here. No {@code IOException}: the SDK would read all of it again. */
    static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean changed;

        StoppedException(boolean changed) {
            super(changed ? "another number of bytes than announced" : "more bytes than there is room for");
            this.changed = changed;
        }

        /** Whether the object is another than the one that was named, rather than too large. */
        boolean changed() {
            return changed;
        }
    }

    private final class Collector implements Subscriber<ByteBuffer> {
        private final CompletableFuture<byte[]> target;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        private @Nullable Subscription subscription;

        Collector(CompletableFuture<byte[]> target) {
            this.target = target;
        }

        @Override
        public void onSubscribe(Subscription s) {
            subscription = s;
            if (target.isDone()) {
                s.cancel();
            } else {
                s.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(ByteBuffer buffer) {
            int length = buffer.remaining();
            taken += length;
            boolean full = room.addAndGet(-length) < 0;
            if (size != null && taken > size) {
                stop(new StoppedException(true));
            } else if (full) {
                stop(new StoppedException(false));
            } else {
                byte[] part = new byte[length];
                buffer.get(part);
                bytes.write(part, 0, length);
            }
        }

        private void stop(StoppedException reason) {
            target.completeExceptionally(reason);
            if (subscription != null) {
                subscription.cancel();
            }
        }

        @Override
        public void onError(Throwable error) {
            target.completeExceptionally(error);
        }

        @Override
        public void onComplete() {
            target.complete(bytes.toByteArray());
        }
    }
}
