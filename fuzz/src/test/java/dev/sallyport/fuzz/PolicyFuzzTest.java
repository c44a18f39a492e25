package dev.sallyport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.trust.InexpressibleKeyException;
import dev.sallyport.trust.ObjectSessionPolicy;
import dev.sallyport.trust.TrustPolicies;
import dev.sallyport.trust.iam.MalformedPolicyException;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyFuzzTest {

    /** Sallyport's own documents, what it passes to STS, and some of what others write. */
    static Stream<Arguments> policies() throws InexpressibleKeyException {
        String session = ObjectSessionPolicy.of(Accounts.deployed(), "intake/a*b?c${x}.pdf", "v1")
                .json();
        Stream<Arguments> own = Accounts.all()
                .flatMap(topology -> TrustPolicies.of(topology).documents().stream())
                .flatMap(document -> document.file().type().map(type -> Arguments.of(type, document.json())).stream());
        return Stream.of(own, Stream.of(Arguments.of(PolicyType.SESSION, session)), others())
                .flatMap(seeds -> seeds);
    }

    private static Stream<Arguments> others() {
        return Stream.of("""
                {"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Action":"s3:GetObjectVersion",
                "Resource":"arn:aws:s3:::b/${aws:PrincipalTag/t, 'd'}*","Condition":{"StringEquals":{"s3:VersionId":"v"}}}]}""", """
                {"Version":"2012-10-17","Statement":{"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::111111111111:role/r"},
                "NotAction":["s3:*"],"NotResource":"*","Condition":{"ForAnyValue:ArnLikeIfExists":{"aws:PrincipalArn":["a"]}}}}""", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*",
                "Condition":{"Null":{"aws:SourceVpce":"true"},"IpAddress":{"aws:SourceIp":"10.0.0.0/8"},
                "DateLessThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"},"NumericLessThan":{"s3:TlsVersion":"1.2"},
                "Bool":{"aws:SecureTransport":"false"}}}]}""", """
                {"Version":"2008-10-17","Id":"old","Statement":[{"Effect":"Deny","Principal":{"Service":"lambda.amazonaws.com"},
                "Action":["s3:Get*"],"Resource":["arn:aws:s3:::b/*"],
                "Condition":{"ForAllValues:StringNotLike":{"aws:TagKeys":["a*","b?"]}}}]}""")
                .flatMap(json -> Arrays.stream(PolicyType.values()).map(type -> Arguments.of(type, json)));
    }

    @MethodSource("policies")
    @FuzzTest(maxDuration = "10m")
    void whenAPolicyIsParsed_thenItIsUnderstoodOrRefusedByName(@NotNull PolicyType type, @NotNull String json)
            throws MalformedMessageException {
        Policy policy;
        try {
            policy = Policy.parse(type, "policy", json);
        } catch (MalformedPolicyException e) {
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(500);
            return;
        }
        assertThat(policy.type()).isEqualTo(type);
        assertThat(policy).hasToString("Policy[" + type + ", policy]");
        JsonNode document = Codec.read(json, JsonNode.class);
        boolean allows = document.findValuesAsText("Effect").contains("Allow");
        boolean denies = document.findValuesAsText("Effect").contains("Deny");
        Judge.judge(policy, allows, denies);
    }
}
