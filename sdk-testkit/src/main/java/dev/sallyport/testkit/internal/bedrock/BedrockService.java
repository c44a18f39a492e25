package dev.sallyport.testkit.internal.bedrock;

import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.StandInModel;
import dev.sallyport.testkit.internal.billing.Meter;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.time.Timeline;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bedrock runtime of Region B with one inference profile. Thread-safe. */
public final class BedrockService implements AwsService, AutoCloseable {

    private static final Pattern PATH = Pattern.compile("/model/([^/]+)/([a-z-]+)");

    private final Topology topology;
    private final ModelRuns runs;

    /** Bedrock with the topology's profile, behind which {@code model} answers. */
    public BedrockService(
            Topology topology, StandInModel model, Timeline timeline, RandomGenerator random, Meter meter) {
        this.topology = topology;
        this.runs = new ModelRuns(
                model, timeline, random, new ModelMeter(topology.b().account(), meter));
    }

    /** How many requests reached the model. */
    public long modelRuns() {
        return runs.count();
    }

    @Override
    public String signingName() {
        return "bedrock";
    }

    @Override
    public Call call(AwsRequest request) throws AwsError {
        Optional<UnbuiltOperation> unbuilt = UnbuiltOperation.at(request.method(), request.rawPath());
        if (unbuilt.isPresent()) {
            throw unbuilt.get().refusal();
        }
        Matcher path = PATH.matcher(request.rawPath());
        if (!request.method().equals("POST") || !path.matches()) {
            throw unknown();
        }
        ModelId model = ModelId.of(path.group(1), topology);
        if (path.group(2).equals("count-tokens")) {
            return new CountTokensCall(model);
        }
        Operation operation = Operation.at(path.group(2)).orElseThrow(BedrockService::unknown);
        return new ModelCall(runs, model, operation);
    }

    private static AwsError unknown() {
        return new AwsError(404, "UnknownOperationException", "The sandbox's Bedrock knows no such operation.");
    }

    @Override
    public void write(AwsError error, String requestId, AwsResponse response) throws IOException {
        response.status(error.status());
        response.header("Content-Type", "application/json");
        response.header("x-amzn-ErrorType", error.code());
        response.body().write(Codec.writeBytes(ModelErrors.body(error)));
    }

    /** Wakes answers that are being delayed; they fail. */
    @Override
    public void close() {
        runs.close();
    }
}
