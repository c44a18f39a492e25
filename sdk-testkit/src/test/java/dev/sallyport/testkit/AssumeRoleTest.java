package dev.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.testkit.RecordedRequest.Decision;
import dev.sallyport.testkit.fixture.PolicyFolder;
import dev.sallyport.trust.PolicyFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.Tag;

@Timeout(60)
class AssumeRoleTest {

    private static final String AUDITOR = "arn:aws:iam::111111111111:role/auditor";
    private static final String PARTNER = "arn:aws:iam::222222222222:role/partner";
    private static final String STRICT = "arn:aws:iam::111111111111:role/strict";

    private static final String READS = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],\"Resource\":\"arn:aws:s3:::acme-private/*\"},"
            + "{\"Effect\":\"Allow\",\"Action\":\"kms:*\",\"Resource\":\"*\"},"
            + "{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::acme-private/secret/*\"}]}";

    private final SandboxTime time = SandboxTime.startingAt(Instant.now());
    // Roles of A that aren't the topology's may use the bucket as well.
    private final Path policies = PolicyFolder.of(Sandbox.defaultTopology())
            .without(PolicyFile.A_BUCKET, PolicyFile.A_S3_ENDPOINT)
            .in(PolicyFolder.temporary());
    private final Sandbox sandbox = Sandbox.builder()
            .time(time)
            .function(FunctionProgram.inProcess((arn, payload, reply) -> payload.transferTo(reply)))
            .policies(policies)
            .role(new SandboxRole(AUDITOR, trust("\"AWS\":\"arn:aws:iam::111111111111:role/ec2-production\""), READS))
            .role(new SandboxRole(PARTNER, trust("\"AWS\":\"111111111111\""), READS))
            .role(new SandboxRole(STRICT, strict(), READS))
            .start();

    @AfterEach
    void close() {
        sandbox.close();
        PolicyFolder.delete(policies);
    }

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

    private static String trust(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                + "\"Action\":[\"sts:AssumeRole\",\"sts:TagSession\"],\"Principal\":{" + principal + "}}]}";
    }

    private static String strict() {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                + "\"Principal\":{\"AWS\":\"arn:aws:iam::111111111111:role/ec2-production\"},"
                + "\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"sally\"}}}]}";
    }

    private AssumeRoleResponse assume(Principal principal, Consumer<AssumeRoleRequest.Builder> how) {
        try (StsClient sts = sts(principal)) {
            return sts.assumeRole(r -> {
                r.roleSessionName("session");
                how.accept(r);
            });
        }
    }

    private static void put(S3Client s3, String key) {
        s3.putObject(r -> r.bucket("acme-private").key(key), RequestBody.fromString("hello"));
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }

    private static Principal principal(AssumeRoleResponse assumed) {
        return new Principal(
                AUDITOR,
                assumed.credentials().accessKeyId(),
                assumed.credentials().secretAccessKey(),
                assumed.credentials().sessionToken());
    }

    private StsClient sts(Principal principal) {
        return StsClient.builder()
                .endpointOverride(sandbox.endpoints().sts())
                .region(Region.AP_EAST_1)
                .credentialsProvider(credentials(principal))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    private S3Client s3(Principal principal) {
        return S3Client.builder()
                .endpointOverride(sandbox.endpoints().s3())
                .region(Region.AP_EAST_1)
                .credentialsProvider(credentials(principal))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    private static StaticCredentialsProvider credentials(Principal principal) {
        return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                principal.accessKeyId(), principal.secretAccessKey(), principal.sessionToken()));
    }
}
