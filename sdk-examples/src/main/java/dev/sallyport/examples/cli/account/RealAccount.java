package dev.sallyport.examples.cli.account;

import dev.sallyport.ApprovedPrefix;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.Endpoint;
import dev.sallyport.PresignedPolicy;
import dev.sallyport.S3Path;
import dev.sallyport.examples.cli.Terminal;
import dev.sallyport.examples.cli.TopologyFile;
import dev.sallyport.examples.cli.UsageException;
import dev.sallyport.trust.ApprovedLocation;
import dev.sallyport.trust.FunctionAlias;
import dev.sallyport.trust.Topology;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The accounts that the settings name, whole and in the forms that the client takes. */
record RealAccount(
        FunctionAlias function,
        Endpoint endpoint,
        ApprovedPrefix documents,
        String bucket,
        String path,
        @Nullable Topology topology) {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1\\]");

    /** The accounts; null if no function is named, and then nothing else counts. */
    static @Nullable RealAccount of(Settings settings, Terminal terminal) {
        String function = settings.function();
        if (function == null) {
            return null;
        }
        try {
            String endpoint = required(settings.vpcEndpoint(), "--vpc-endpoint", "AWS_ENDPOINT_URL_LAMBDA");
            String documents = required(settings.documents(), "--documents", "SALLYPORT_DOCUMENTS");
            FunctionAlias alias = FunctionAlias.parse(function);
            return new RealAccount(
                    alias,
                    endpoint(endpoint),
                    prefix(documents, settings),
                    ApprovedLocation.of(documents).bucket(),
                    endpoint,
                    topology(settings.topology(), alias, terminal));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static ApprovedPrefix prefix(String documents, Settings settings) {
        return ApprovedPrefix.of(documents)
                .owner(required(settings.owner(), "--owner", "SALLYPORT_OWNER"))
                .region(required(settings.region(), "--region", "SALLYPORT_REGION"))
                .via(s3Path(settings.s3Endpoint()));
    }

    private static @Nullable Topology topology(@Nullable String file, FunctionAlias function, Terminal terminal) {
        if (file == null) {
            return null;
        }
        Topology topology = TopologyFile.read(file, terminal);
        if (topology.callers().stream().map(topology::alias).noneMatch(function::equals)) {
            throw new UsageException("--topology: none of its callers has the alias that --function names");
        }
        return topology;
    }

    private static String required(@Nullable String value, String flag, String variable) {
        if (value == null) {
            throw new UsageException("a function is named, and " + flag + " (or " + variable + ") is missing");
        }
        return value;
    }

    private static Endpoint endpoint(String value) {
        if (value.equals("private-dns")) {
            return Endpoint.privateDns();
        }
        URI uri = URI.create(value);
        return isLoopback(uri) ? Endpoint.loopback(uri) : Endpoint.vpce(uri);
    }

    private static S3Path s3Path(@Nullable String value) {
        if (value == null) {
            return S3Path.privateOnly();
        }
        if (value.equals("gateway")) {
            return S3Path.gateway();
        }
        URI uri = URI.create(value);
        return isLoopback(uri) ? S3Path.loopback(uri) : S3Path.vpce(uri);
    }

    private static boolean isLoopback(URI uri) {
        String host = uri.getHost();
        return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    String description() {
        return "account " + function.account() + ", function " + function.function() + ":" + function.alias()
                + ", through " + path;
    }

    DocumentAnalyzer analyzer() {
        DocumentAnalyzer.Builder builder = DocumentAnalyzer.builder()
                .function(function.arn())
                .endpoint(endpoint)
                .documents(documents)
                .presigned(PresignedPolicy.shortLived());
        return topology == null
                ? builder.build()
                : Connection.informed(builder, topology).build();
    }
}
