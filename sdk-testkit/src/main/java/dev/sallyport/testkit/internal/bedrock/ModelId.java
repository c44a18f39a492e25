package dev.sallyport.testkit.internal.bedrock;

import dev.sallyport.testkit.internal.bedrock.rules.Abilities;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.trust.Topology;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a request names as model.
 *
 * @param id as it was sent, decoded
 * @param arn of what it names
 * @param topology the names that there are
 */
record ModelId(String id, String arn, Topology topology) {

    private static final String FOUNDATION = "::foundation-model/";

    /** What a profile's id begins with. Source: Bedrock user guide, "Supported Regions and models for inference profiles". */
    private static final Pattern GEOGRAPHY = Pattern.compile("(global|us|us-gov|eu|apac|jp|au|ca|in)[.]");

    /** Of the shape InvokeModelIdentifier, without the kinds that are only told apart by what is in them. */
    private static final Pattern SHAPE = Pattern.compile("[a-zA-Z0-9-:.]+|([0-9a-zA-Z][_-]?)+"
            + "|arn:aws(-[^:]+)?:(bedrock|sagemaker):[a-z0-9-]{1,20}:([0-9]{12})?:[a-z-]+/[a-zA-Z0-9-:./]+");

    static ModelId of(String encoded, Topology topology) throws AwsError {
        String id;
        try {
            id = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw unknown();
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
        return GEOGRAPHY.matcher(id).lookingAt()
                ? here(topology) + ":" + topology.b().account() + ":inference-profile/" + id
                : here(topology) + FOUNDATION + id;
    }

    private static String here(Topology topology) {
        return "arn:" + topology.partition() + ":bedrock:" + topology.b().region();
    }

    Abilities abilities() {
        return Abilities.of(topology.b().model().foundationModel());
    }

    /**
     * Where a profile may run its model: who calls the one needs a permission for each of the others. Source: Bedrock user
     * guide, "Geographic cross-Region inference", "IAM policy requirements".
     */
    List<Destination> destinations() {
        if (!arn.equals(topology.profileArn())) {
            return List.of();
        }
        return topology.b().model().regions().stream()
                .map(region -> new Destination(
                        "arn:" + topology.partition() + ":bedrock:" + region + FOUNDATION
                                + topology.b().model().foundationModel(),
                        Map.of(
                                "bedrock:InferenceProfileArn", List.of(arn),
                                "aws:RequestedRegion", List.of(region))))
                .toList();
    }

    /**
     * A foundation model in a Region.
     *
     * @param arn of the model there
     * @param context what conditions may ask about a call of it
     */
    record Destination(String arn, Map<String, List<String>> context) {}

    /** Lets the profile pass, and nothing else. */
    void checkRunnable() throws AwsError {
        checkShape();
        if (arn.equals(topology.profileArn())) {
            return;
        }
        if (isFoundation()) {
            throw ModelErrors.invalid(
                    "Invocation of model ID " + id + " with on-demand throughput isn’t supported. Retry your request"
                            + " with the ID or ARN of an inference profile that contains this model.");
        }
        boolean ours = id.startsWith(here(topology) + ":" + topology.b().account() + ":");
        if (ours && id.contains("inference-profile/")) {
            throw new AwsError(404, "ResourceNotFoundException", "The inference profile could not be found.");
        }
        throw unknown();
    }

    /** Lets the foundation model pass, if its tokens can be counted. */
    void checkCountable() throws AwsError {
        checkShape();
        boolean known = isFoundation() || arn.contains("inference-profile/");
        if (!known) {
            throw unknown();
        }
        if (!isFoundation() || !abilities().countTokens()) {
            // Source: github.com/pydantic/pydantic-ai/issues/4001.
            throw ModelErrors.invalid("The provided model doesn't support counting tokens.");
        }
    }

    private boolean isFoundation() {
        return arn.equals(here(topology) + FOUNDATION + topology.b().model().foundationModel());
    }

    private void checkShape() throws AwsError {
        if (!SHAPE.matcher(id).matches()) {
            throw ModelErrors.invalid("1 validation error detected: Value '" + id
                    + "' at 'modelId' failed to satisfy constraint: Member must satisfy regular expression pattern: "
                    + SHAPE.pattern());
        }
    }

    private static AwsError unknown() {
        return ModelErrors.invalid("The provided model identifier is invalid.");
    }
}
