package dev.sallyport;

import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** A builder that is filled in from the file that the policies of both accounts came from. */
final class FromTopology {

    private FromTopology() {}

    static AnalyzerBuilder builder(Path file, String alias) throws IOException {
        Topology topology = Topology.read(file);
        Topology.Caller caller = topology.caller(alias)
                .orElseThrow(() -> new IllegalArgumentException("the topology has no caller '" + alias + "'"));
        AnalyzerBuilder builder = new AnalyzerBuilder();
        builder.function(topology.alias(caller).arn())
                .documents(ApprovedPrefix.of("s3://" + topology.a().bucket() + "/" + caller.prefix())
                        .owner(topology.a().account())
                        .region(topology.a().region()))
                .transport(TransportMode.valueOf(topology.options().transport().toUpperCase(Locale.ROOT)))
                .residency(ResidencyPolicy.of(topology));
        if (topology.options().presigned()) {
            builder.presigned(PresignedPolicy.shortLived());
        }
        if (topology.a().lambdaEndpointId() != null) {
            // Its own DNS name has a part that only AWS knows; the address check holds either way.
            builder.endpoint(Endpoint.privateDns());
        }
        return builder;
    }
}
