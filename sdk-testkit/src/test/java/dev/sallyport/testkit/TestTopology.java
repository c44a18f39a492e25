package dev.sallyport.testkit;

import dev.sallyport.trust.Topology;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sandbox's default names. */
public final class TestTopology {

    private TestTopology() {}

    /** Without a KMS key, so that an ETag is an MD5. */
    public static Topology plain() {
        return topology(null);
    }

    /** With that KMS key. */
    public static Topology encrypted(String kmsKeyArn) {
        return topology(kmsKeyArn);
    }

    /** With the endpoint ids and the key that a sandbox fills in. */
    public static Topology completed(Topology topology) {
        return DefaultNames.completed(topology);
    }

    /** With another foundation model, called through its profile for the United States. */
    public static Topology withModel(String foundationModel) {
        Topology names = DefaultNames.topology();
        Topology.AccountB b = names.b();
        return new Topology(
                names.partition(),
                names.a(),
                new Topology.AccountB(
                        b.account(),
                        b.region(),
                        b.function(),
                        b.functionRole(),
                        b.s3EndpointIds(),
                        new Topology.Model(
                                "us." + foundationModel,
                                foundationModel,
                                b.model().regions())),
                names.callers(),
                names.options(),
                names.residency());
    }

    /** With a caller for each of these aliases. */
    public static Topology withCallers(String... aliases) {
        Topology names = DefaultNames.topology();
        List<Topology.Caller> callers = Arrays.stream(aliases)
                .map(alias -> new Topology.Caller(alias, alias + "-role", alias + "/", null))
                .toList();
        return new Topology(names.partition(), names.a(), names.b(), callers, names.options(), names.residency());
    }

    private static Topology topology(@Nullable String kmsKeyArn) {
        Topology names = DefaultNames.topology();
        Topology.AccountA a = names.a();
        return new Topology(
                names.partition(),
                new Topology.AccountA(
                        a.account(), a.region(), a.bucket(), kmsKeyArn, a.lambdaEndpointId(), a.s3EndpointIds()),
                names.b(),
                names.callers(),
                names.options(),
                names.residency());
    }
}
