package dev.sallyport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.sallyport.trust.InvalidTopologyException;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustDocument;
import dev.sallyport.trust.TrustPolicies;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class TopologyFuzzTest {

    /** Written out: classes that make seeds are loaded before the fuzzer can watch them. */
    private static final String DEPLOYED = """
            {"partition":"aws",
             "a":{"account":"111111111111","region":"ap-east-1","bucket":"acme-private",
                  "kmsKeyArn":"arn:aws:kms:ap-east-1:111111111111:key/5a11c0de-0000-4000-8000-000000000001",
                  "lambdaEndpointId":"vpce-0a1a1a1a1a1a1a1a1","s3EndpointIds":["vpce-0a2a2a2a2a2a2a2a2"]},
             "b":{"account":"222222222222","region":"us-east-1","function":"sallyport","functionRole":"sallyport-function",
                  "s3EndpointIds":["vpce-0b1b1b1b1b1b1b1b1"],
                  "model":{"profile":"us.model","foundationModel":"model","regions":["us-east-1"]}},
             "callers":[{"alias":"loans","role":"ec2-production","prefix":"intake/","readerRole":null},
                        {"alias":"claims","role":"claims-desk","prefix":"a*b?/$c/","readerRole":"claims-reader"}],
             "options":{"presigned":true,"perDocumentReader":false,"proofOfCaller":true,"transport":"streaming"},
             "residency":{"dataClasses":["documents"],"inferenceRegions":["us-east-1"]}}
            """;

    static Stream<String> topologies() {
        return Stream.of(
                DEPLOYED,
                DEPLOYED.replaceAll("\"vpce-[^\"]*\"", "").replace("\"lambdaEndpointId\":,", ""),
                DEPLOYED.replace("aws", "aws-cn").replace("ap-east-1", "cn-north-1"),
                DEPLOYED.replace(":null", ":\"loans-reader\"").replace(":false", ":true"));
    }

    @MethodSource("topologies")
    @FuzzTest(maxDuration = "10m")
    void whenATopologyIsAccepted_thenItsDocumentsArePolicies(@NotNull String json) {
        List<TrustDocument> documents;
        try {
            Topology topology = Topology.parse(json);
            assertThat(Topology.parse(topology.toJson())).isEqualTo(topology);
            documents = TrustPolicies.of(topology).documents();
        } catch (InvalidTopologyException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(documents).isNotEmpty();
        for (TrustDocument document : documents) {
            check(document);
        }
    }

    /** What has open names is no policy yet. */
    private static void check(TrustDocument document) {
        if (document.open().isEmpty() && document.file().type().isPresent()) {
            assertThat(document.policy().type())
                    .isEqualTo(document.file().type().get());
        }
    }
}
