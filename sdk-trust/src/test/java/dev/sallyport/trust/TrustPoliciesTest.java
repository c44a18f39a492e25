package dev.sallyport.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustPoliciesTest {

    private static List<String> names(TrustPolicies policies) {
        return policies.documents().stream().map(TrustDocument::name).toList();
    }

    @Nested
    class GivenATopology {

        @Test
        void whenItHasNoReadersAndNoProof_thenTheirDocumentsAreNotNeeded() {
            Topology plain = Topologies.deployed();
            Topology withoutProof = new Topology(
                    plain.partition(),
                    plain.a(),
                    plain.b(),
                    plain.callers(),
                    new Topology.Options(false, false, false, "streaming"),
                    plain.residency());

            assertThat(names(TrustPolicies.of(plain)))
                    .containsExactly(
                            "a-caller-identity.json",
                            "a-lambda-endpoint.json",
                            "a-lambda-security-group.json",
                            "a-s3-endpoint.json",
                            "a-bucket.json",
                            "a-key.json",
                            "a-scp.json",
                            "b-function-permission.json",
                            "b-function-identity.json",
                            "b-s3-endpoint.json",
                            "b-bedrock-endpoint.json",
                            "b-sts-endpoint.json",
                            "b-scp.json");
            assertThat(names(TrustPolicies.of(withoutProof))).doesNotContain("b-sts-endpoint.json");
        }

        @Test
        void whenItHasSeveralRoles_thenEachHasADocumentAndTwoAliasesOfOneShareIt() {
            TrustPolicies policies = TrustPolicies.of(Topologies.severalCallers());

            assertThat(policies.all(PolicyFile.A_CALLER_IDENTITY))
                    .extracting(TrustDocument::name)
                    .containsExactly("a-caller-identity.json", "a-caller-identity-loans_night.json");
            assertThat(policies.all(PolicyFile.A_CALLER_IDENTITY))
                    .extracting(TrustDocument::target)
                    .containsExactly(
                            "arn:aws:iam::111111111111:role/ec2-production",
                            "arn:aws:iam::111111111111:role/claims-desk");
            assertThat(policies.all(PolicyFile.A_CALLER_IDENTITY)
                            .findFirst()
                            .orElseThrow()
                            .json())
                    .contains("function:sallyport:loans\"", "function:sallyport:loans-night\"")
                    .doesNotContain("loans_night");
        }

        @Test
        void whenItHasReaders_thenEachHasItsRoleAndTheFirstThePlainName() {
            assertThat(names(TrustPolicies.of(Topologies.readers())))
                    .contains(
                            "b-reader-identity.json",
                            "b-reader-identity-claims.json",
                            "b-reader-trust.json",
                            "b-reader-trust-claims.json");
        }

        @Test
        void whenNothingIsOpen_thenOnlyTheSecurityGroupHasAName() {
            assertThat(TrustPolicies.of(Topologies.deployed()).documents())
                    .filteredOn(document -> !document.open().isEmpty())
                    .extracting(TrustDocument::file)
                    .containsExactly(PolicyFile.A_LAMBDA_SECURITY_GROUP);
        }

        @Test
        void whenNothingIsDeployed_thenEachDocumentListsWhatItNeeds() {
            assertThat(TrustPolicies.of(Topologies.plain()).all(PolicyFile.A_BUCKET))
                    .singleElement()
                    .satisfies(document -> assertThat(document.open())
                            .containsExactly("a.kmsKeyArn", "a.s3EndpointIds", "b.s3EndpointIds"));
        }

        @Test
        void whenMadeTwice_thenTheDocumentsAreTheSame() {
            assertThat(TrustPolicies.of(Topologies.severalCallers()).documents())
                    .isEqualTo(TrustPolicies.of(Topologies.severalCallers()).documents());
        }

        @Test
        void whenAManifestIsMade_thenItCountsFromOneAndNamesWhatIsOpenInTheTargetToo() throws IOException {
            JsonNode documents = Codec.read(
                            TrustPolicies.of(Topologies.deployed()).manifest(), JsonNode.class)
                    .path("documents");

            assertThat(documents.findValuesAsText("order"))
                    .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13");
            assertThat(documents)
                    .filteredOn(d -> d.path("file").textValue().equals("b-bedrock-endpoint.json"))
                    .singleElement()
                    .satisfies(d -> assertThat(d.path("open").toString()).isEqualTo("[\"b.bedrockEndpointId\"]"));
        }
    }

    @Nested
    class GivenAFolder {

        @TempDir
        Path folder;

        @BeforeEach
        void documentsBeforeDeployment() throws IOException {
            TrustPolicies policies = TrustPolicies.of(Topologies.plain());
            for (TrustDocument document : policies.documents()) {
                Files.writeString(folder.resolve(document.name()), document.json());
            }
            Files.writeString(folder.resolve("manifest.json"), policies.manifest());
        }

        @Test
        void whenItIsReadAfterDeployment_thenOpenNamesAreFilledInSeveralWhereThereAreSeveral() throws IOException {
            TrustPolicies read = TrustPolicies.read(folder, Topologies.deployed());

            assertThat(read.documents())
                    .isEqualTo(TrustPolicies.of(Topologies.deployed()).documents());
            assertThat(read.all(PolicyFile.A_BUCKET).findFirst().orElseThrow().json())
                    .contains("vpce-0b1b1b1b1b1b1b1b1", "vpce-0b2b2b2b2b2b2b2b2");
        }

        @Test
        void whenItIsReadBeforeDeployment_thenNamesStayOpen() throws IOException {
            assertThat(TrustPolicies.read(folder, Topologies.plain()).documents())
                    .isEqualTo(TrustPolicies.of(Topologies.plain()).documents());
        }

        @Test
        void whenADocumentWasChanged_thenItStandsInForTheTopologysOwn() throws IOException {
            Files.writeString(folder.resolve("a-key.json"), "{\"Version\":\"2012-10-17\",\"Statement\":[]}");

            assertThat(TrustPolicies.read(folder, Topologies.deployed()).all(PolicyFile.A_KEY))
                    .singleElement()
                    .satisfies(document -> assertThat(document.json()).doesNotContain("kms:Decrypt"));
        }

        @Test
        void whenADocumentIsMissing_thenItIsNotAttached() throws IOException {
            Files.delete(folder.resolve("a-s3-endpoint.json"));
            Files.delete(folder.resolve("manifest.json"));

            TrustPolicies read = TrustPolicies.read(folder, Topologies.deployed());

            assertThat(read.all(PolicyFile.A_S3_ENDPOINT)).isEmpty();
            assertThat(read.documents()).hasSize(12);
            assertThat(read.manifest()).doesNotContain("a-s3-endpoint.json");
        }

        @Test
        void whenAFileIsNoneOfThem_thenItIsNamed() throws IOException {
            Files.writeString(folder.resolve("a-buckett.json"), "{}");

            assertRefused("a-buckett.json: is no document that this topology needs");
        }

        @Test
        void whenADocumentIsOfAnOptionThatIsOff_thenItIsNamed() throws IOException {
            Files.writeString(folder.resolve("b-reader-trust.json"), "{}");

            assertRefused("b-reader-trust.json: ");
        }

        @Test
        void whenADocumentIsNotJson_thenItIsNamedWithoutItsText() throws IOException {
            Files.writeString(folder.resolve("a-bucket.json"), "{\"Version\":\"1\",\"Version\":\"2\"}");

            assertRefused("a-bucket.json: is not JSON");
        }

        @Test
        void whenThereIsNoFolder_thenItCantBeRead() {
            assertThatExceptionOfType(NoSuchFileException.class)
                    .isThrownBy(() -> TrustPolicies.read(folder.resolve("none"), Topologies.plain()));
        }

        private void assertRefused(String message) {
            assertThatExceptionOfType(InvalidTopologyException.class)
                    .isThrownBy(() -> TrustPolicies.read(folder, Topologies.plain()))
                    .withMessageStartingWith(message);
        }
    }
}
