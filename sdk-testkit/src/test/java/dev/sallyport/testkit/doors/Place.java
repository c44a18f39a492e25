package dev.sallyport.testkit.doors;

import dev.sallyport.testkit.Endpoints;
import dev.sallyport.trust.PolicyFile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where it is asked, and what AWS knows of that. */
enum Place {
    LAMBDA(Endpoints::lambda, null, "", "us-east-1"),
    LAMBDA_VPC(Endpoints::lambdaVpc, PolicyFile.A_LAMBDA_ENDPOINT, "vpce-0a1a1a1a1a1a1a1a1", "us-east-1"),
    S3(Endpoints::s3, PolicyFile.A_S3_ENDPOINT, "vpce-0a2a2a2a2a2a2a2a2", "ap-east-1"),
    S3_FROM_B(Endpoints::s3FromB, PolicyFile.B_S3_ENDPOINT, "vpce-0b1b1b1b1b1b1b1b1", "ap-east-1"),
    STS(Endpoints::sts, null, "", "us-east-1"),
    STS_FROM_B(Endpoints::stsFromB, PolicyFile.B_STS_ENDPOINT, "vpce-0b3b3b3b3b3b3b3b3", "us-east-1"),
    BEDROCK(Endpoints::bedrockRuntime, PolicyFile.B_BEDROCK_ENDPOINT, "vpce-0b2b2b2b2b2b2b2b2", "us-east-1");

    /** Has no state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Endpoints, URI> endpoint;

    private final Optional<PolicyFile> policy;
    private final String vpce;
    final String region;

    Place(Function<Endpoints, URI> endpoint, @Nullable PolicyFile policy, String vpce, String region) {
        this.endpoint = endpoint;
        this.policy = Optional.ofNullable(policy);
        this.vpce = vpce;
        this.region = region;
    }

    URI of(Endpoints endpoints) {
        return endpoint.apply(endpoints);
    }

    Optional<PolicyFile> policy() {
        return policy;
    }

    Map<String, List<String>> context() {
        if (policy.isEmpty()) {
            return Map.of("aws:SourceIp", List.of("127.0.0.1"));
        }
        boolean ofA = vpce.startsWith("vpce-0a");
        return Map.of(
                "aws:SourceVpce", List.of(vpce),
                "aws:SourceVpc", List.of(ofA ? "vpc-0a0a0a0a0a0a0a0a0" : "vpc-0b0b0b0b0b0b0b0b0"),
                "aws:VpceAccount", List.of(ofA ? "111111111111" : "222222222222"),
                "aws:VpcSourceIp", List.of("127.0.0.1"));
    }
}
