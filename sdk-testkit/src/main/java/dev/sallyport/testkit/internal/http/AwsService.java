package dev.sallyport.testkit.internal.http;

import dev.sallyport.testkit.internal.time.Ids;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A stand-in for one AWS service. What reaches it has a verified signature; it names what is asked before it does it. */
public interface AwsService {

    /** The service's name in a credential scope: {@code lambda}, {@code s3}, {@code sts}, {@code bedrock}. */
    String signingName();

    /** A new id for a request. */
    default String newRequestId(RandomGenerator random) {
        return Ids.uuid(random);
    }

    /** The response header in which the service names the request. */
    default String requestIdHeader() {
        return "x-amzn-requestid";
    }

    /**
     * What the request asks for. Reads the request line and headers only; a query service, which has the action in the
     * body, reads that too.
     *
     * @throws AwsError if the service knows no such operation
     */
    Call call(AwsRequest request) throws AwsError;

    /** Writes an error the way this service does: headers and body. */
    void write(AwsError error, String requestId, AwsResponse response) throws IOException;

    /** One operation on one resource, not yet allowed. */
    interface Call {
        /** Whether the operation itself decides who may do it: by a policy of what it is done to, or thing by thing. */
        default boolean judges() {
            return false;
        }

        /** The IAM action, {@code lambda:InvokeFunction}. */
        String action();

        /** The ARN of what it is done to, or {@code *}. */
        String resource();

        /** What conditions may ask about it besides what they may ask about any request. */
        default Map<String, List<String>> context() {
            return Map.of();
        }

        /**
         * Does it, once it is allowed.
         *
         * @param requester who asks
         */
        void run(Requester requester, AwsRequest request, AwsResponse response) throws IOException, AwsError;
    }
}
