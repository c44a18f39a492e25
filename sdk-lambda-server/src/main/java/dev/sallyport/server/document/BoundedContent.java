package dev.sallyport.server.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
 * Collects an object's bytes in memory and stops reading when the room that it shares with the other documents of the
 * request is used up, whatever length the answer announces.
 */
final class BoundedContent implements AsyncResponseTransformer<GetObjectResponse, byte[]> {

    private final AtomicLong room;
    private CompletableFuture<byte[]> content = new CompletableFuture<>();
    private long taken;

    BoundedContent(AtomicLong room) {
        this.room = room;
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
        if (length != null && length > room.get() + taken) {
            content.completeExceptionally(new TooLargeException());
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

    /** More bytes than there is room for. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
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
            int size = buffer.remaining();
            taken += size;
            if (room.addAndGet(-size) < 0) {
                target.completeExceptionally(new TooLargeException());
                if (subscription != null) {
                    subscription.cancel();
                }
                return;
            }
            byte[] part = new byte[size];
            buffer.get(part);
            bytes.write(part, 0, size);
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
