package dev.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.Tag;

class AssumeRoleParametersTest extends RolesInUse {

    @Nested
    class GivenParametersThatMakeNoSense {

        @ParameterizedTest
        @CsvSource({"899, ValidationError", "43201, ValidationError", "3601, ValidationError"})
        void whenTheDurationIsOutOfRange_thenItIsRefused(int seconds, String code) {
            refused(() -> assume(sandbox.caller(), r -> r.roleArn(AUDITOR).durationSeconds(seconds)), code);
        }

        @ParameterizedTest
        @CsvSource({"x", "'a b'", "'öl'"})
        void whenTheSessionsNameIsNone_thenItIsRefused(String name) {
            refused(() -> assume(sandbox.caller(), r -> r.roleArn(AUDITOR).roleSessionName(name)), "ValidationError");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{",
                    "{\"Version\":\"2012-10-17\"}",
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Recource\":\"*\"}]}",
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"Boolean\":{\"aws:SecureTransport\":\"true\"}}}]}",
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Maybe\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}"
                })
        void whenThePolicyIsNotUnderstoodWhole_thenItIsRefused(String policy) {
            refused(() -> assume(sandbox.caller(), r -> r.roleArn(AUDITOR).policy(policy)), "MalformedPolicyDocument");
        }

        @Test
        void whenTagsAreDoubled_thenTheyAreRefused() {
            refused(
                    () -> assume(
                            sandbox.caller(),
                            r -> r.roleArn(AUDITOR)
                                    .tags(
                                            Tag.builder().key("a").value("1").build(),
                                            Tag.builder().key("A").value("2").build())),
                    "InvalidParameterValue");
        }

        @Test
        void whenManagedPoliciesAreNamed_thenTheRefusalSaysThatTheyArentBuilt() {
            assertThatThrownBy(() -> assume(
                            sandbox.caller(),
                            r -> r.roleArn(AUDITOR)
                                    .policyArns(PolicyDescriptorType.builder()
                                            .arn("arn:aws:iam::aws:policy/ReadOnlyAccess")
                                            .build())))
                    .hasMessageContaining("does not implement PolicyArns");
        }
    }

    @Nested
    class GivenOperationsThatTemporaryCredentialsMayNotUse {
        @Test
        void whenOneIsCalled_thenItIsRefusedAsByAws() {
            try (StsClient sts = sts(sandbox.caller())) {
                refused(sts::getSessionToken, "AccessDenied");
                refused(() -> sts.getFederationToken(r -> r.name("somebody")), "AccessDenied");
                refused(() -> sts.decodeAuthorizationMessage(r -> r.encodedMessage("x")), "NotImplemented");
            }
        }
    }

    @Nested
    class GivenARoleWhoseDefinitionIsWrong {
        @Test
        void whenItIsDefined_thenItIsRefusedBeforeAnythingStarts() {
            assertThatThrownBy(() -> new SandboxRole("role/auditor", trust("\"AWS\":\"*\""), READS))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new SandboxRole(AUDITOR, READS, READS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("trust policy");
            assertThatThrownBy(() -> new SandboxRole(AUDITOR, trust("\"AWS\":\"*\""), READS, Duration.ofHours(13)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
