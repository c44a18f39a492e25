package dev.sallyport.server.document;

import dev.sallyport.trust.PresignedUrl;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads objects through presigned URLs: one plain GET that is made of the parts that were checked, with the host as its only
 * header. Nobody's credentials are added, no redirect is followed, and nothing is tried twice.
 */
public final class PresignedObjects {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final SdkAsyncHttpClient http;

    /**
     * @param http a client without proxies that connects through {@link #threads}; the SDK's Netty client follows no
     *     redirects
     */
    public PresignedObjects(SdkAsyncHttpClient http) {
        this.http = http;
    }

    /** Where a function's S3 is, if its environment says so; the SDK's own variable. */
    static @Nullable URI endpoint(Map<String, String> environment) {
        String value = environment.get("AWS_ENDPOINT_URL_S3");
        return value == null || value.isBlank() ? null : URI.create(value);
    }

    /**
     * Threads whose connections lead to the S3 endpoint that the environment names, whatever host a URL was signed for: the
     * host is part of the signature and can't be another. Without one they lead to the URL's host.
     */
    public static SdkEventLoopGroup threads(EventLoopGroup loops, Map<String, String> environment) {
        URI endpoint = endpoint(environment);
        ChannelFactory<NioSocketChannel> channels =
                endpoint == null ? NioSocketChannel::new : () -> new EndpointChannel(endpoint);
        return SdkEventLoopGroup.create(loops, channels);
    }

    /** The object's bytes; fails as the SDK does, so that the answer to a caller is the same. */
    @SuppressWarnings("FutureReturnValueIgnored") // each of the two tells the other how it ended
    CompletableFuture<byte[]> get(PresignedUrl url, BoundedContent bounded) {
        CompletableFuture<byte[]> content = bounded.prepare();
        AsyncExecuteRequest request = AsyncExecuteRequest.builder()
                .request(request(url))
                .requestContentPublisher(new NoContent())
                .responseHandler(new Handler(url, bounded, content))
                .build();
        CompletableFuture<Void> exchange = http.execute(request);
        exchange.whenComplete((nothing, error) -> {
            if (error != null) {
                content.completeExceptionally(error);
            }
        });
        content.whenComplete((bytes, error) -> {
            if (error != null) {
                exchange.cancel(true);
            }
        });
        return content;
    }

    private static SdkHttpRequest request(PresignedUrl url) {
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.GET)
                .protocol(url.scheme())
                .host(url.host())
                .port(url.port())
                .encodedPath(url.encodedPath());
        url.parameters().forEach(request::putRawQueryParameter);
        return request.build();
    }

    private static boolean isOtherVersion(SdkHttpResponse response, PresignedUrl url) {
        Optional<String> version = response.firstMatchingHeader("x-amz-version-id");
        return version.isPresent() && !version.equals(url.versionId());
    }

    private static S3Exception failure(int status, SdkHttpResponse response) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .requestId(response.firstMatchingHeader("x-amz-request-id").orElse(null))
                .message("a presigned read was answered with " + status)
                .build();
    }

    /** Takes the content of one answer, if it is the object. */
    private record Handler(PresignedUrl url, BoundedContent bounded, CompletableFuture<byte[]> content)
            implements SdkAsyncHttpResponseHandler {

        @Override
        public void onHeaders(SdkHttpResponse response) {
            if (response.statusCode() != OK) {
                content.completeExceptionally(failure(response.statusCode(), response));
            } else if (isOtherVersion(response, url)) {
                content.completeExceptionally(failure(NOT_FOUND, response));
            } else {
                Long length = response.firstMatchingHeader("Content-Length")
                        .map(Long::valueOf)
                        .orElse(null);
                bounded.onResponse(
                        GetObjectResponse.builder().contentLength(length).build());
            }
        }

        @Override
        public void onStream(Publisher<ByteBuffer> stream) {
            bounded.onStream(SdkPublisher.adapt(stream));
        }

        @Override
        public void onError(Throwable error) {
            bounded.exceptionOccurred(error);
        }
    }

    /** A GET has no body. */
    private static final class NoContent implements SdkHttpContentPublisher {
        @Override
        public Optional<Long> contentLength() {
            return Optional.of(0L);
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            subscriber.onSubscribe(new Subscription() {
                @Override
                public void request(long count) {
                    subscriber.onComplete();
                }

                @Override
                public void cancel() {}
            });
        }
    }

    /** Connects to one place only. */
    private static final class EndpointChannel extends NioSocketChannel {
        private final URI endpoint;

        EndpointChannel(URI endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        protected boolean doConnect(SocketAddress remote, SocketAddress local) throws Exception {
            int standard = "http".equals(endpoint.getScheme()) ? 80 : 443;
            int port = endpoint.getPort() == -1 ? standard : endpoint.getPort();
            return super.doConnect(new InetSocketAddress(endpoint.getHost(), port), local);
        }
    }
}
