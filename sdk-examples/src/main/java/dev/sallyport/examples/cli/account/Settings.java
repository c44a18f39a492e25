package dev.sallyport.examples.cli.account;

import dev.sallyport.examples.cli.Terminal;
import dev.sallyport.examples.cli.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names of real accounts, each from its flag, else from the environment, else from {@code sallyport.properties} in the
 * working directory.
 *
 * @param function ARN of the function alias; without it nothing leaves this machine
 * @param vpcEndpoint URL of A's endpoint to the function, or {@code private-dns}
 * @param documents the approved prefix, {@code s3://bucket/prefix/}
 * @param owner account of the bucket
 * @param region Region of the bucket
 * @param s3Endpoint how A reaches its bucket: a URL, or {@code gateway}; the Region's own where null
 * @param topology file with the names of both accounts; without it only the function knows what may go there
 */
public record Settings(
        @Nullable String function,
        @Nullable String vpcEndpoint,
        @Nullable String documents,
        @Nullable String owner,
        @Nullable String region,
        @Nullable String s3Endpoint,
        @Nullable String topology) {

    static final String FILE = "sallyport.properties";

    private static final List<String> NAMES =
            List.of("function", "vpcEndpoint", "documents", "owner", "region", "s3Endpoint", "topology");

    /**
     * What the flags, the environment and the file say together.
     *
     * @throws UsageException if the file can't be read or has a name that isn't one of ours
     */
    public static Settings of(Settings flags, Terminal terminal) {
        Properties file = file(terminal.directory().resolve(FILE));
        Map<String, String> environment = terminal.environment();
        return new Settings(
                first(flags.function, environment.get("SALLYPORT_FUNCTION"), file.getProperty("function")),
                first(flags.vpcEndpoint, environment.get("AWS_ENDPOINT_URL_LAMBDA"), file.getProperty("vpcEndpoint")),
                first(flags.documents, environment.get("SALLYPORT_DOCUMENTS"), file.getProperty("documents")),
                first(flags.owner, environment.get("SALLYPORT_OWNER"), file.getProperty("owner")),
                first(flags.region, environment.get("SALLYPORT_REGION"), file.getProperty("region")),
                first(flags.s3Endpoint, environment.get("AWS_ENDPOINT_URL_S3"), file.getProperty("s3Endpoint")),
                first(flags.topology, environment.get("SALLYPORT_TOPOLOGY"), file.getProperty("topology")));
    }

    private static @Nullable String first(@Nullable String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return value.strip();
            }
        }
        return null;
    }

    private static Properties file(Path path) {
        Properties properties = new Properties();
        if (!Files.exists(path)) {
            return properties;
        }
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(FILE + " can't be read");
        }
        String unknown = properties.stringPropertyNames().stream()
                .filter(name -> !NAMES.contains(name))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new UsageException(
                    FILE + " has " + unknown + ", and only " + String.join(", ", NAMES) + " are known");
        }
        return properties;
    }
}
