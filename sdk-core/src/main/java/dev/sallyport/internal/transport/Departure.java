package dev.sallyport.internal.transport;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLHandshakeException;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/**
 * One HTTP request, watched: its content is asked for once there is a connection to write it to, so a failure before that,
 * or of the TLS handshake, is one that cost nothing.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what follows from a future here throws nothing
final class Departure {

    private final AsyncExecuteRequest original;
    private volatile boolean departed;

    Departure(AsyncExecuteRequest original) {
        this.original = original;
    }

    AsyncExecuteRequest request() {
        return AsyncExecuteRequest.builder()
                .request(original.request())
                .requestContentPublisher(new Content(original.requestContentPublisher()))
                .responseHandler(new Handler(original.responseHandler()))
                .metricCollector(original.metricCollector().orElse(null))
                .fullDuplex(original.fullDuplex())
                .httpExecutionAttributes(original.httpExecutionAttributes())
                .build();
    }

    /** The same outcome; a failure of a request that did not depart says so. */
    CompletableFuture<Void> told(CompletableFuture<Void> outcome) {
        CompletableFuture<Void> told = new CompletableFuture<>();
        outcome.whenComplete((nothing, thrown) -> {
            if (thrown == null) {
                told.complete(null);
            } else {
                told.completeExceptionally(judged(thrown));
            }
        });
        told.whenComplete((nothing, thrown) -> {
            if (told.isCancelled()) {
                outcome.cancel(true);
            }
        });
        return told;
    }

    private Throwable judged(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        boolean handshake = Cause.first(cause, SSLHandshakeException.class) != null;
        return departed && !handshake ? cause : new NotSentException(cause);
    }

    private final class Content implements SdkHttpContentPublisher {
        private final SdkHttpContentPublisher content;

        Content(SdkHttpContentPublisher content) {
            this.content = content;
        }

        @Override
        public Optional<Long> contentLength() {
            return content.contentLength();
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            departed = true;
            content.subscribe(subscriber);
        }
    }

    private final class Handler implements SdkAsyncHttpResponseHandler {
        private final SdkAsyncHttpResponseHandler handler;

        Handler(SdkAsyncHttpResponseHandler handler) {
            this.handler = handler;
        }

        @Override
        public void onHeaders(SdkHttpResponse headers) {
            handler.onHeaders(headers);
        }

        @Override
        public void onStream(Publisher<ByteBuffer> stream) {
            handler.onStream(stream);
        }

        @Override
        public void onError(Throwable error) {
            handler.onError(judged(error));
        }
    }
}
