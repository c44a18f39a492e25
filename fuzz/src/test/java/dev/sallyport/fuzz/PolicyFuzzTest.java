package dev.sallyport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.sallyport.trust.iam.MalformedPolicyException;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyFuzzTest {

    static Stream<Arguments> policies() {
        return Stream.of("""
                {"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Action":"s3:GetObjectVersion",
                "Resource":"arn:aws:s3:::b/${aws:PrincipalTag/t, 'd'}*","Condition":{"StringEquals":{"s3:VersionId":"v"}}}]}""", """
                {"Version":"2012-10-17","Statement":{"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::111111111111:role/r"},
                "NotAction":["s3:*"],"NotResource":"*","Condition":{"ForAnyValue:ArnLikeIfExists":{"aws:PrincipalArn":["a"]}}}}""", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*",
                "Condition":{"Null":{"aws:SourceVpce":"true"},"IpAddress":{"aws:SourceIp":"10.0.0.0/8"},
                "DateLessThan":{"aws:CurrentTime":"2026-01-01T00:00:00Z"},"NumericLessThan":{"s3:TlsVersion":"1.2"},
                "Bool":{"aws:SecureTransport":"false"},"BinaryEquals":{"a:b":"QQ=="}}}]}""")
                .flatMap(json -> Arrays.stream(PolicyType.values()).map(type -> Arguments.of(type, json)));
    }

    @FuzzTest(maxDuration = "10m")
    @MethodSource("policies")
    void whenAPolicyIsParsed_thenItIsUnderstoodOrRefusedByName(@NotNull PolicyType type, @NotNull String json) {
        try {
            Policy policy = Policy.parse(type, "policy", json);
            assertThat(policy.type()).isEqualTo(type);
            assertThat(policy.name()).isEqualTo("policy");
        } catch (MalformedPolicyException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
