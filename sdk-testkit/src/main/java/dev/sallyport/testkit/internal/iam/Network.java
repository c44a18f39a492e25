package dev.sallyport.testkit.internal.iam;

import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.trust.PolicyFile;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustDocument;
import dev.sallyport.trust.TrustPolicies;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The VPC endpoints that listeners stand for. Immutable. */
public final class Network {

    private static final String VPC_A = "vpc-0a0a0a0a0a0a0a0a0";
    private static final String VPC_B = "vpc-0b0b0b0b0b0b0b0b0";

    /** Source: EC2 API reference, CreateVpcEndpoint: "If this parameter is not specified, we attach a default policy". */
    private static final Policy FULL_ACCESS = Policy.parse(
            PolicyType.ENDPOINT,
            "default endpoint policy",
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}}");

    private final Map<Listener, Endpoint> endpoints = new EnumMap<>(Listener.class);

    private Network() {}

    /** The endpoints of a complete topology, with the documents' policies or AWS's default one. */
    public static Network of(Topology topology, TrustPolicies documents) {
        Topology.AccountA a = topology.a();
        Topology.AccountB b = topology.b();
        Network network = new Network();
        network.add(
                Listener.LAMBDA_VPC,
                String.valueOf(a.lambdaEndpointId()),
                VPC_A,
                a.account(),
                documents,
                PolicyFile.A_LAMBDA_ENDPOINT);
        network.add(Listener.S3, a.s3EndpointIds().get(0), VPC_A, a.account(), documents, PolicyFile.A_S3_ENDPOINT);
        network.add(
                Listener.S3_FROM_B, b.s3EndpointIds().get(0), VPC_B, b.account(), documents, PolicyFile.B_S3_ENDPOINT);
        network.add(
                Listener.BEDROCK_RUNTIME,
                "vpce-0b2b2b2b2b2b2b2b2",
                VPC_B,
                b.account(),
                documents,
                PolicyFile.B_BEDROCK_ENDPOINT);
        network.add(
                Listener.STS_FROM_B,
                "vpce-0b3b3b3b3b3b3b3b3",
                VPC_B,
                b.account(),
                documents,
                PolicyFile.B_STS_ENDPOINT);
        return network;
    }

    private void add(
            Listener listener, String id, String vpc, String account, TrustPolicies documents, PolicyFile file) {
        Policy policy =
                documents.all(file).map(TrustDocument::policy).findFirst().orElse(FULL_ACCESS);
        endpoints.put(listener, new Endpoint(id, vpc, account, policy));
    }

    /** The endpoint that the listener stands for; empty if it is the public path. */
    public Optional<Endpoint> endpoint(Listener listener) {
        return Optional.ofNullable(endpoints.get(listener));
    }

    /**
     * A VPC endpoint.
     *
     * @param id its id
     * @param vpc the VPC's id
     * @param account whose VPC it is
     * @param policy its policy
     */
    public record Endpoint(String id, String vpc, String account, Policy policy) {

        Map<String, List<String>> context(String peer) {
            return Map.of(
                    "aws:SourceVpce", List.of(id),
                    "aws:SourceVpc", List.of(vpc),
                    "aws:VpceAccount", List.of(account),
                    "aws:VpcSourceIp", List.of(peer));
        }
    }
}
