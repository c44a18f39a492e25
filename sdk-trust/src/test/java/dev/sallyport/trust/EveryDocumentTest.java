package dev.sallyport.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each document of each topology. */
class EveryDocumentTest {

    /** Any of these in its conditions says who is meant, or what about a request is refused. */
    private static final Set<String> PINS = Set.of(
            "aws:PrincipalArn",
            "aws:PrincipalAccount",
            "kms:CallerAccount",
            "aws:SecureTransport",
            "s3:TlsVersion",
            "s3:authType",
            "aws:SourceVpce",
            "s3:x-amz-acl",
            "s3:x-amz-grant-full-control",
            "s3:x-amz-grant-read",
            "s3:x-amz-grant-read-acp",
            "s3:x-amz-grant-write",
            "s3:x-amz-grant-write-acp",
            "s3:x-amz-server-side-encryption",
            "s3:x-amz-server-side-encryption-aws-kms-key-id",
            "s3:x-amz-server-side-encryption-customer-algorithm");

    /** Actions without a resource level, each from the page of its service in the Service Authorization Reference. */
    private static final Set<String> WITHOUT_RESOURCE = Set.of(
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "sts:GetCallerIdentity",
            "s3:PutAccountPublicAccessBlock",
            "bedrock:PutModelInvocationLoggingConfiguration");

    /** Sids of what is "everything" by design: denials to everybody, and to the function's code. */
    private static final Set<String> WHOLE = Set.of("DenyNetworkToCode", "DenyKeptContent");

    static Stream<Arguments> documents() {
        return Topologies.all().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(topology -> TrustPolicies.of(topology.getValue()).documents().stream()
                        .map(document -> Arguments.of(topology.getKey() + ": " + document.name(), document)));
    }

    static Stream<Arguments> policies() {
        return documents()
                .filter(arguments -> arguments.get()[1] instanceof TrustDocument document
                        && document.file().type().isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void whenItIsRead_thenItIsAPolicyWhoseStatementsCanBeNamed(String name, TrustDocument document) {
        JsonNode policy = json(document);
        List<String> sids = policy.path("Statement").findValuesAsText("Sid");

        assertThat(policy.path("Version").textValue()).isEqualTo("2012-10-17");
        assertThat(sids)
                .hasSameSizeAs(statements(document))
                .doesNotHaveDuplicates()
                .allMatch(sid -> sid.matches("[A-Za-z0-9]+"));
        assertThat(document.json()).endsWith("}\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void whenAStatementIsForAnyone_thenAConditionPinsThem(String name, TrustDocument document) {
        assertThat(statements(document))
                .filteredOn(statement -> statement.path("Principal").toString().contains("\"*\""))
                .allSatisfy(statement -> assertThat(keys(statement))
                        .as(statement.path("Sid").textValue())
                        .containsAnyElementsOf(PINS))
                .filteredOn(statement -> statement.path("Effect").textValue().equals("Allow"))
                .allSatisfy(statement -> assertThat(
                                statement.at("/Condition/ArnEquals").has("aws:PrincipalArn"))
                        .as(statement.path("Sid").textValue())
                        .isTrue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("policies")
    void whenAStatementIsOnEverything_thenItsActionsHaveNoResource(String name, TrustDocument document) {
        if (document.file() == PolicyFile.A_KEY) {
            return;
        }
        assertThat(statements(document))
                .filteredOn(statement -> statement.path("Resource").toString().contains("\"*\""))
                .filteredOn(statement -> !WHOLE.contains(statement.path("Sid").textValue()))
                .allSatisfy(statement -> assertThat(texts(statement.path("Action")))
                        .as(statement.path("Sid").textValue())
                        .isSubsetOf(WITHOUT_RESOURCE));
    }

    private static List<JsonNode> statements(TrustDocument document) {
        List<JsonNode> statements = new ArrayList<>();
        json(document).path("Statement").forEach(statements::add);
        return statements;
    }

    private static List<String> keys(JsonNode statement) {
        List<String> keys = new ArrayList<>();
        statement.path("Condition").forEach(operator -> operator.fieldNames().forEachRemaining(keys::add));
        return keys;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(element -> texts.add(element.textValue()));
        return texts;
    }

    private static JsonNode json(TrustDocument document) {
        try {
            return Codec.read(document.json(), JsonNode.class);
        } catch (MalformedMessageException e) {
            throw new AssertionError(document.name(), e);
        }
    }
}
