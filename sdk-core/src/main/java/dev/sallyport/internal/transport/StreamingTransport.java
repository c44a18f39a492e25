package dev.sallyport.internal.transport;

import dev.sallyport.internal.guard.Outbound;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponseStreamUpdate;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamCompleteEvent;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamRequest;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponseHandler;

/** The reply as it is written, through {@code InvokeWithResponseStream}. */
public final class StreamingTransport implements Transport {

    private final LambdaDoor door;

    /** A transport through that door, which it closes. */
    public StreamingTransport(LambdaDoor door) {
        this.door = door;
    }

    @Override
    public Exchange send(Outbound outbound) {
        Exchange exchange = new Exchange(outbound.call());
        InvokeWithResponseStreamRequest request = InvokeWithResponseStreamRequest.builder()
                .functionName(door.functionArn())
                .payload(SdkBytes.fromByteArrayUnsafe(outbound.payload()))
                .overrideConfiguration(override -> door.bind(exchange, override))
                .build();
        exchange.endsWith(door.client().invokeWithResponseStream(request, handler(exchange)), nothing -> {});
        return exchange;
    }

    private static InvokeWithResponseStreamResponseHandler handler(Exchange exchange) {
        return InvokeWithResponseStreamResponseHandler.builder()
                .subscriber(InvokeWithResponseStreamResponseHandler.Visitor.builder()
                        .onPayloadChunk(chunk -> read(exchange, chunk))
                        .onInvokeComplete(complete -> completed(exchange, complete))
                        .build())
                .build();
    }

    private static void read(Exchange exchange, InvokeResponseStreamUpdate chunk) {
        if (chunk.payload() != null) {
            exchange.read(chunk.payload().asByteArrayUnsafe());
        }
    }

    private static void completed(Exchange exchange, InvokeWithResponseStreamCompleteEvent complete) {
        if (complete.errorCode() != null) {
            exchange.functionFailed(complete.errorCode());
        } else {
            exchange.completed();
        }
    }

    @Override
    public void close() {
        door.close();
    }
}
