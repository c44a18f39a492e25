package dev.sallyport.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.DocumentReference;
import dev.sallyport.contract.Envelope;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.EventReader;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.contract.Request;
import dev.sallyport.contract.Task;
import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** An invocation that is made by hand: no guard of ours has seen what is in it. */
record RawCall(Sandbox sandbox, Principal caller) {

    /** What the function says at last to an analysis of a document. */
    Event.Terminal analyze(DocumentReference document) throws MalformedMessageException {
        Request request = new Request(
                Limits.WIRE_VERSION,
                "by-hand",
                60_000L,
                Task.ANALYZE,
                List.of(document),
                Codec.read(
                        "{\"type\":\"object\",\"properties\":{\"applicant\":{\"type\":\"string\"}}}", JsonNode.class),
                null,
                null,
                null,
                null,
                null,
                null);
        byte[] payload = Codec.writeBytes(new Envelope(Codec.write(request)));
        try (LambdaAsyncClient lambda = LambdaAsyncClient.builder()
                .region(Region.of(sandbox.topology().b().region()))
                .endpointOverride(sandbox.endpoints().lambdaVpc())
                .credentialsProvider(Bucket.credentials(caller))
                .build()) {
            InvokeResponse response = lambda.invoke(
                            i -> i.functionName(sandbox.aliasArn()).payload(SdkBytes.fromByteArray(payload)))
                    .join();
            EventReader reader = new EventReader(event -> {});
            reader.read(response.payload().asByteArray());
            return Objects.requireNonNull(reader.terminal());
        }
    }
}
