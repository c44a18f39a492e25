package dev.sallyport.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyTest {

    @Nested
    class GivenAGoodFile {

        private final Topology topology = Topology.parse(json());

        @Test
        void whenParsed_thenEveryFieldIsRead() {
            assertThat(topology.a())
                    .isEqualTo(new Topology.AccountA(
                            "111111111111",
                            "ap-east-1",
                            "acme-private",
                            "arn:aws:kms:ap-east-1:111111111111:key/0b1c2d3e-1111-2222-3333-444455556666",
                            "vpce-0a1b2c3d4e5f60718",
                            List.of("vpce-00000000000000001")));
            assertThat(topology.b().model())
                    .isEqualTo(new Topology.Model(
                            "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
                            "anthropic.claude-sonnet-4-5-20250929-v1:0",
                            List.of("us-east-1", "us-east-2", "us-west-2")));
            assertThat(topology.callers()).extracting(Topology.Caller::alias).containsExactly("loans", "claims");
            assertThat(topology.options()).isEqualTo(new Topology.Options(false, false, true, "streaming"));
            assertThat(topology.residency().dataClasses()).containsExactly("application-documents");
        }

        @Test
        void whenWrittenAndParsed_thenItIsTheSame() {
            assertThat(Topology.parse(topology.toJson())).isEqualTo(topology);
        }

        @Test
        void whenReadFromAFile_thenItIsTheSame(@TempDir Path folder) throws IOException {
            Path file = Files.writeString(folder.resolve("topology.json"), topology.toJson());

            assertThat(Topology.read(file)).isEqualTo(topology);
            assertThatExceptionOfType(NoSuchFileException.class)
                    .isThrownBy(() -> Topology.read(folder.resolve("none.json")));
        }

        @Test
        void whenACallerIsAskedFor_thenItsAliasAndPrefixAreItsOwn() {
            Topology.Caller claims = topology.caller("claims").orElseThrow();

            assertThat(topology.alias(claims).arn())
                    .isEqualTo("arn:aws:lambda:us-east-1:222222222222:function:sallyport:claims");
            assertThat(topology.approved(claims)).isEqualTo(new ApprovedLocation("acme-private", "claims/2026/"));
            assertThat(topology.caller("Loans")).isEmpty();
            assertThat(topology.caller("$LATEST")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/a/kmsKeyArn",
                    "/a/lambdaEndpointId",
                    "/a/s3EndpointIds",
                    "/b/s3EndpointIds",
                    "/callers/0/readerRole"
                })
        void whenAnIdIsNotThereYet_thenItMayBeNullOrMissing(String pointer) {
            Topology withNull = Topology.parse(with(pointer, "null"));

            assertThat(Topology.parse(without(pointer))).isEqualTo(withNull);
            assertThat(Topology.parse(withNull.toJson())).isEqualTo(withNull);
        }
    }

    @Nested
    class GivenAMistake {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        /partition           | "gcp"                          | partition
                        /partition           | "aws-"                         | partition
                        /a/account           | "11111111111"                  | a.account
                        /a/account           | 111111111111                   | a.account
                        /a/account           | "１１１１１１１１１１１１"               | a.account
                        /a/region            | "ap_east_1"                    | a.region
                        /a/region            | "ap-east-1a"                   | a.region
                        /a/bucket            | "Acme"                         | a.bucket
                        /a/bucket            | "arn:aws:s3:::acme-private"    | a.bucket
                        /a/kmsKeyArn         | "alias/aws/s3"                 | a.kmsKeyArn
                        /a/kmsKeyArn         | "arn:aws:kms:us-east-1:111111111111:key/0b1c" | a.kmsKeyArn
                        /a/kmsKeyArn         | "arn:aws:kms:ap-east-1:222222222222:key/0b1c" | a.kmsKeyArn
                        /a/kmsKeyArn         | "arn:aws:kms:ap-east-1:111111111111:key/*"    | a.kmsKeyArn
                        /a/lambdaEndpointId  | "vpce-xyz"                     | a.lambdaEndpointId
                        /a/s3EndpointIds     | ["vpce-00000000","*"]          | a.s3EndpointIds[1]
                        /a/s3EndpointIds     | "vpce-00000000"                | a.s3EndpointIds
                        /a/s3EndpointIds     | [null]                         | a.s3EndpointIds[0]
                        /b/account           | "222222222222 "                | b.account
                        /b/region            | ""                             | b.region
                        /b/function          | "arn:aws:lambda:us-east-1:222222222222:function:sallyport" | b.function
                        /b/functionRole      | "arn:aws:iam::222222222222:role/sallyport-function" | b.functionRole
                        /b/functionRole      | "*"                            | b.functionRole
                        /b/s3EndpointIds     | ["vpce-0000000"]               | b.s3EndpointIds[0]
                        /b/model/profile     | "US.ANTHROPIC"                 | b.model.profile
                        /b/model/profile     | "us.anthropic.*"               | b.model.profile
                        /b/model/foundationModel | ""                         | b.model.foundationModel
                        /b/model/regions     | []                             | b.model.regions
                        /b/model/regions     | ["us-east-1","everywhere"]     | b.model.regions[1]
                        /b/model             | "us.anthropic.claude"          | b.model
                        /callers             | []                             | callers
                        /callers             | {}                             | callers
                        /callers/0           | "loans"                        | callers[0]
                        /callers/0/alias     | "7"                            | callers[0].alias
                        /callers/0/alias     | "$LATEST"                      | callers[0].alias
                        /callers/1/alias     | "loans"                        | callers[1].alias
                        /callers/0/role      | "user/ec2-production"          | callers[0].role
                        /callers/1/role      | "arn:aws:iam::111111111111:user/x" | callers[1].role
                        /callers/0/prefix    | "intake"                       | callers[0].prefix
                        /callers/0/prefix    | ""                             | callers[0].prefix
                        /callers/0/prefix    | "a/../"                        | callers[0].prefix
                        /callers/1/readerRole | "*"                           | callers[1].readerRole
                        /options/presigned   | "false"                        | options.presigned
                        /options/presigned   | null                           | options.presigned
                        /options/transport   | "websocket"                    | options.transport
                        /residency/dataClasses | ["Everything"]               | residency.dataClasses[0]
                        /residency/inferenceRegions | ["*"]                   | residency.inferenceRegions[0]
                        /a                   | []                             | a
                        """)
        void whenAFieldIsNonsense_thenItIsNamed(String pointer, String value, String field) {
            assertRefused(with(pointer, value), field + ": ");
        }

        @ParameterizedTest
        @CsvSource({
            "/partition, partition",
            "/a, a",
            "/a/account, a.account",
            "/a/region, a.region",
            "/a/bucket, a.bucket",
            "/b, b",
            "/b/account, b.account",
            "/b/region, b.region",
            "/b/function, b.function",
            "/b/functionRole, b.functionRole",
            "/b/model, b.model",
            "/b/model/profile, b.model.profile",
            "/b/model/foundationModel, b.model.foundationModel",
            "/b/model/regions, b.model.regions",
            "/callers, callers",
            "/callers/0/alias, callers[0].alias",
            "/callers/0/role, callers[0].role",
            "/callers/0/prefix, callers[0].prefix",
            "/options, options",
            "/options/presigned, options.presigned",
            "/options/perDocumentReader, options.perDocumentReader",
            "/options/proofOfCaller, options.proofOfCaller",
            "/options/transport, options.transport",
            "/residency, residency",
            "/residency/dataClasses, residency.dataClasses",
            "/residency/inferenceRegions, residency.inferenceRegions"
        })
        void whenAFieldIsMissing_thenItIsNamed(String pointer, String field) {
            assertRefused(without(pointer), field + ": ");
        }

        @ParameterizedTest
        @CsvSource({
            "/caller, caller",
            "/a/kmsKeyARN, a.kmsKeyARN",
            "/b/s3Endpoint, b.s3Endpoint",
            "/b/model/fallback, b.model.fallback",
            "/callers/1/user, callers[1].user",
            "/options/public, options.public",
            "/residency/regions, residency.regions"
        })
        void whenAFieldIsUnknown_thenItIsNamedForItMayBeAMisspeltRule(String pointer, String field) {
            assertRefused(with(pointer, "null"), field + ": is not a field of a topology");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "null", "[]", "\"topology\"", "{\"a\":1,\"a\":2}"})
        void whenTheFileIsNoObject_thenItIsNoTopology(String json) {
            assertRefused(json, "topology: ");
        }

        @Test
        void whenMadeInCode_thenTheSameRulesHold() {
            Topology good = Topology.parse(json());

            assertThatExceptionOfType(InvalidTopologyException.class)
                    .isThrownBy(() -> new Topology(
                            good.partition(),
                            good.a(),
                            good.b(),
                            good.callers(),
                            new Topology.Options(false, false, true, "pigeon"),
                            good.residency()))
                    .withMessageStartingWith("options.transport: ");
        }

        private void assertRefused(String json, String message) {
            assertThatExceptionOfType(InvalidTopologyException.class)
                    .isThrownBy(() -> Topology.parse(json))
                    .withMessageStartingWith(message);
        }
    }

    private static String json() {
        try (InputStream file = TopologyTest.class.getResourceAsStream("topology.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String with(String pointer, String value) {
        JsonNode topology = tree(json());
        JsonNode owner = owner(topology, pointer);
        String last = JsonPointer.compile(pointer).last().getMatchingProperty();
        if (owner instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), tree(value));
        } else {
            ((ObjectNode) owner).set(last, tree(value));
        }
        return topology.toString();
    }

    private static String without(String pointer) {
        JsonNode topology = tree(json());
        JsonNode removed = ((ObjectNode) owner(topology, pointer))
                .remove(JsonPointer.compile(pointer).last().getMatchingProperty());
        assertThat(removed).as(pointer).isNotNull();
        return topology.toString();
    }

    private static JsonNode owner(JsonNode topology, String pointer) {
        return topology.at(JsonPointer.compile(pointer).head());
    }

    private static JsonNode tree(String json) {
        try {
            return json.equals("null") ? Codec.object().nullNode() : Codec.read(json, JsonNode.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
