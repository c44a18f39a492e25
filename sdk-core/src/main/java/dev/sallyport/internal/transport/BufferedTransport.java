package dev.sallyport.internal.transport;

import dev.sallyport.internal.guard.Outbound;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** The reply all at once, through {@code Invoke}. */
public final class BufferedTransport implements Transport {

    private final LambdaDoor door;

    /** A transport through that door, which it closes. */
    public BufferedTransport(LambdaDoor door) {
        this.door = door;
    }

    @Override
    public Exchange send(Outbound outbound) {
        Exchange exchange = new Exchange(outbound.call());
        InvokeRequest request = InvokeRequest.builder()
                .functionName(door.functionArn())
                .invocationType(InvocationType.REQUEST_RESPONSE)
                .payload(SdkBytes.fromByteArrayUnsafe(outbound.payload()))
                .overrideConfiguration(override -> door.bind(exchange, override))
                .build();
        exchange.endsWith(door.client().invoke(request), response -> take(exchange, response));
        return exchange;
    }

    private static void take(Exchange exchange, InvokeResponse response) {
        if (response.functionError() != null) {
            exchange.functionFailed(response.functionError());
        } else if (response.payload() != null) {
            exchange.read(response.payload().asByteArrayUnsafe());
        }
    }

    @Override
    public void close() {
        door.close();
    }
}
