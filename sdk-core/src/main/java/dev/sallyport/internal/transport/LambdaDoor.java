package dev.sallyport.internal.transport;

import dev.sallyport.trust.FunctionAlias;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * The SDK's client behind which the function is, and nothing else: nothing of it comes from environment or profiles. One
 * attempt a call; time comes with each call.
 */
public final class LambdaDoor implements AutoCloseable {

    private final FunctionAlias function;
    private final Door door;
    private final LambdaAsyncClient client;

    private LambdaDoor(FunctionAlias function, Door door, LambdaAsyncClient client) {
        this.function = function;
        this.door = door;
        this.client = client;
    }

    /**
     * A door to that function; connects to nothing yet.
     *
     * @param endpoint the endpoint; null for the service's ordinary name
     */
    public static LambdaDoor of(
            FunctionAlias function, @Nullable URI endpoint, AddressRule addresses, AwsCredentialsProvider credentials) {
        Region region = Region.of(function.region());
        URI uri = endpoint != null
                ? endpoint
                : URI.create("https://" + LambdaClient.serviceMetadata().endpointFor(region));
        Door door = Door.of("lambda", addresses);
        LambdaAsyncClient client = LambdaAsyncClient.builder()
                .region(region)
                .endpointOverride(uri)
                .credentialsProvider(credentials)
                .httpClient(door)
                .defaultsMode(DefaultsMode.LEGACY)
                .fipsEnabled(false)
                .dualstackEnabled(false)
                // What is done on completion is little and waits for nothing: no need for another thread.
                .asyncConfiguration(async ->
                        async.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .scheduledExecutorService(door.timer())
                        .addExecutionInterceptor(new Transmitted()))
                .build();
        return new LambdaDoor(function, door, client);
    }

    LambdaAsyncClient client() {
        return client;
    }

    String functionArn() {
        return function.arn();
    }

    /** What makes a request of the SDK belong to an exchange: its time, and where to note that it left. */
    void bind(Exchange exchange, AwsRequestOverrideConfiguration.Builder override) {
        override.apiCallTimeout(exchange.timeLeft()).putExecutionAttribute(Transmitted.NOTE, exchange.transmitted());
    }

    @Override
    public void close() {
        client.close();
        door.close();
    }
}
