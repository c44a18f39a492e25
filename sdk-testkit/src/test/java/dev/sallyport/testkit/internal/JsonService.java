package dev.sallyport.testkit.internal;

import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A service of the JSON kind whose one operation is what a test makes it. */
public record JsonService(String signingName, Operation operation) implements AwsService {

    @Override
    public Call call(AwsRequest request) {
        return new Call() {
            @Override
            public String action() {
                return "test:Do";
            }

            @Override
            public String resource() {
                return "arn:aws:test:::thing";
            }

            @Override
            public void run(Requester requester, AwsRequest verified, AwsResponse response)
                    throws IOException, AwsError {
                operation.run(requester.principal(), verified, response);
            }
        };
    }

    @Override
    public void write(AwsError error, String requestId, AwsResponse response) throws IOException {
        response.header("Content-Type", "application/json");
        response.header("x-amzn-errortype", error.code());
        response.body()
                .write(Codec.write(Map.of("__type", error.code(), "message", String.valueOf(error.getMessage())))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** What it does. */
    public interface Operation {
        /** Answers. */
        void run(String principal, AwsRequest request, AwsResponse response) throws IOException, AwsError;
    }
}
