package dev.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.testkit.RecordedRequest.Decision;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Tag;

class AssumeRoleTest extends RolesInUse {

    @Nested
    class GivenARoleThatTrustsTheCallersRole {

        @Test
        void whenTheCallerAssumesIt_thenItIsThatRoleForAsLongAsItSaid() {
            AssumeRoleResponse assumed =
                    assume(sandbox.caller(), r -> r.roleArn(AUDITOR).durationSeconds(900));

            assertThat(assumed.assumedRoleUser().arn())
                    .isEqualTo("arn:aws:sts::111111111111:assumed-role/auditor/session");
            assertThat(assumed.assumedRoleUser().assumedRoleId()).matches("AROA[A-Z2-7]{16}:session");
            assertThat(Duration.between(
                            time.clock().instant(), assumed.credentials().expiration()))
                    .isBetween(Duration.ofSeconds(898), Duration.ofSeconds(900));
            assertThat(assumed.packedPolicySize()).isNull();
            try (StsClient sts = sts(principal(assumed))) {
                assertThat(sts.getCallerIdentity().arn())
                        .isEqualTo(assumed.assumedRoleUser().arn());
            }
        }

        @Test
        void whenTheSessionActs_thenTheRolesPolicyJudges() {
            try (S3Client s3 = s3(principal(assume(sandbox.caller(), r -> r.roleArn(AUDITOR))))) {
                put(s3, "anywhere/x");

                refused(() -> put(s3, "secret/x"), "AccessDenied");
                refused(() -> s3.deleteObject(r -> r.bucket("acme-private").key("anywhere/x")), "AccessDenied");
            }
        }

        @Test
        void whenItsTimeIsOver_thenTheSessionIsRefused() {
            Principal session =
                    principal(assume(sandbox.caller(), r -> r.roleArn(AUDITOR).durationSeconds(900)));
            // Nearly at its end, and with a signature that is new enough.
            time.advance(Duration.ofMinutes(14));
            try (S3Client s3 = s3(session)) {
                put(s3, "anywhere/x");
                time.advance(Duration.ofSeconds(61));
                refused(() -> put(s3, "anywhere/x"), "ExpiredToken");
            }
        }

        @Test
        void whenASessionPolicyIsGiven_thenOnlyWhatBothAllowIsAllowed() {
            String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\","
                    + "\"Resource\":\"arn:aws:s3:::acme-private/one/*\"},"
                    + "{\"Effect\":\"Allow\",\"Action\":\"kms:*\",\"Resource\":\"*\"}]}";
            AssumeRoleResponse assumed =
                    assume(sandbox.caller(), r -> r.roleArn(AUDITOR).policy(policy));

            assertThat(assumed.packedPolicySize()).isBetween(1, 100);
            try (S3Client s3 = s3(principal(assumed))) {
                put(s3, "one/x");
                refused(() -> put(s3, "two/x"), "AccessDenied");
                refused(() -> s3.deleteObject(r -> r.bucket("acme-private").key("one/x")), "AccessDenied");
            }
        }

        @Test
        void whenItIsTagged_thenTagsMustBeTrustedToo() {
            refused(
                    () -> assume(
                            sandbox.caller(),
                            r -> r.roleArn(STRICT)
                                    .externalId("sally")
                                    .tags(Tag.builder().key("team").value("x").build())),
                    "AccessDenied");
            assertThatCode(() -> assume(
                            sandbox.caller(),
                            r -> r.roleArn(AUDITOR)
                                    .tags(Tag.builder().key("team").value("x").build())))
                    .doesNotThrowAnyException();
        }
    }

    @Nested
    class GivenARoleThatDoesNotTrustEverybody {

        @Test
        void whenAnotherRoleAssumesIt_thenItIsRefusedInAwssWords() {
            assertThatThrownBy(() -> assume(sandbox.other(), r -> r.roleArn(AUDITOR)))
                    .hasMessageContaining("User: arn:aws:sts::111111111111:assumed-role/other-role/sandbox is not"
                            + " authorized to perform: sts:AssumeRole on resource: " + AUDITOR);
            assertThat(sandbox.requests()).last().satisfies(request -> {
                assertThat(request.action()).isEqualTo("sts:AssumeRole");
                assertThat(request.resource()).isEqualTo(AUDITOR);
                assertThat(request.decision()).isEqualTo(Decision.DENIED);
            });
        }

        @Test
        void whenTheRoleDoesNotExist_thenTheAnswerIsTheSame() {
            refused(() -> assume(sandbox.caller(), r -> r.roleArn(AUDITOR + "-2")), "AccessDenied");
        }

        @Test
        void whenItTrustsAnAccount_thenThatAccountHasToAllowItToo() {
            refused(() -> assume(sandbox.caller(), r -> r.roleArn(PARTNER)), "AccessDenied");
            assertThatCode(() -> assume(sandbox.administratorA(), r -> r.roleArn(PARTNER)))
                    .doesNotThrowAnyException();
            refused(
                    () -> assume(
                            sandbox.caller(), r -> r.roleArn(sandbox.other().arn())),
                    "AccessDenied");
            assertThatCode(() -> assume(
                            sandbox.administratorA(),
                            r -> r.roleArn(sandbox.caller().arn())))
                    .doesNotThrowAnyException();
        }

        @Test
        void whenItDemandsAnExternalId_thenOnlyTheRightOneDoes() {
            refused(() -> assume(sandbox.caller(), r -> r.roleArn(STRICT)), "AccessDenied");
            refused(() -> assume(sandbox.caller(), r -> r.roleArn(STRICT).externalId("other")), "AccessDenied");
            assertThatCode(() -> assume(sandbox.caller(), r -> r.roleArn(STRICT).externalId("sally")))
                    .doesNotThrowAnyException();
        }
    }
}
