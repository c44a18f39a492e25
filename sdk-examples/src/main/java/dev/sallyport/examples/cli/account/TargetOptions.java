package dev.sallyport.examples.cli.account;

import dev.sallyport.examples.cli.Terminal;
import dev.sallyport.examples.cli.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that point a command at real accounts. */
public final class TargetOptions {

    @Option(
            names = "--function",
            paramLabel = "ARN",
            description = "the function alias to call; without one, a sandbox on this machine answers")
    private @Nullable String function;

    @Option(names = "--vpc-endpoint", paramLabel = "URL", description = "A's endpoint to the function, or private-dns")
    private @Nullable String vpcEndpoint;

    @Option(names = "--documents", paramLabel = "S3URI", description = "the approved prefix, s3://bucket/prefix/")
    private @Nullable String documents;

    @Option(names = "--owner", paramLabel = "ACCOUNT", description = "the bucket's account")
    private @Nullable String owner;

    @Option(names = "--region", paramLabel = "REGION", description = "the bucket's Region")
    private @Nullable String region;

    @Option(names = "--s3-endpoint", paramLabel = "URL", description = "A's endpoint to S3, or gateway")
    private @Nullable String s3Endpoint;

    @Option(
            names = "--topology",
            paramLabel = "FILE",
            description = "the names of both accounts: what may not go there is refused before anything is sent")
    private @Nullable String topology;

    /**
     * The settings that hold together with environment and file.
     *
     * @throws UsageException if a flag names part of an account and nothing names the function
     */
    public Settings settings(Terminal terminal) {
        Settings flags = new Settings(function, vpcEndpoint, documents, owner, region, s3Endpoint, topology);
        Settings settings = Settings.of(flags, terminal);
        if (settings.function() == null && !flags.equals(new Settings(null, null, null, null, null, null, null))) {
            throw new UsageException("a flag names real accounts, and no function: give --function too");
        }
        return settings;
    }
}
