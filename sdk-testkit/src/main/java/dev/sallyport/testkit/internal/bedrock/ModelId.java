package dev.sallyport.testkit.internal.bedrock;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.trust.Topology;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What a request names as model.
 *
 * @param id as it was sent, decoded
 * @param arn of what it names
 * @param topology the names that there are
 */
record ModelId(String id, String arn, Topology topology) {

    static ModelId of(String encoded, Topology topology) throws AwsError {
        String id;
        try {
            id = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("The provided model identifier is invalid.");
        }
        return new ModelId(id, arn(id, topology), topology);
    }

    private static String arn(String id, Topology topology) {
        if (id.startsWith("arn:")) {
            return id;
        }
        if (id.equals(topology.b().model().profile())) {
            return topology.profileArn();
        }
        return "arn:" + topology.partition() + ":bedrock:" + topology.b().region() + "::foundation-model/" + id;
    }

    ModelTraits traits() {
        return ModelTraits.of(topology.b().model().foundationModel());
    }

    /** Lets the profile pass, and nothing else. */
    void checkRunnable() throws AwsError {
        if (arn.equals(topology.profileArn())) {
            return;
        }
        if (arn.endsWith("::foundation-model/" + topology.b().model().foundationModel())) {
            throw invalid(
                    "Invocation of model ID " + id + " with on-demand throughput isn’t supported. Retry your request"
                            + " with the ID or ARN of an inference profile that contains this model.");
        }
        if (arn.contains(":inference-profile/")) {
            throw new AwsError(404, "ResourceNotFoundException", "The inference profile could not be found.");
        }
        throw invalid("The provided model identifier is invalid.");
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "ValidationException", message);
    }
}
