package dev.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.testkit.fixture.PolicyFolder;
import dev.sallyport.trust.PolicyFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
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

/** A sandbox with roles of several kinds, and who takes them on. */
@Timeout(60)
abstract class RolesInUse {

    static final String AUDITOR = "arn:aws:iam::111111111111:role/auditor";
    static final String PARTNER = "arn:aws:iam::222222222222:role/partner";
    static final String STRICT = "arn:aws:iam::111111111111:role/strict";

    static final String READS = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Action\":[\"s3:GetObject\",\"s3:PutObject\"],\"Resource\":\"arn:aws:s3:::acme-private/*\"},"
            + "{\"Effect\":\"Allow\",\"Action\":\"kms:*\",\"Resource\":\"*\"},"
            + "{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::acme-private/secret/*\"}]}";

    final SandboxTime time = SandboxTime.startingAt(Instant.now());
    // Roles of A that aren't the topology's may use the bucket as well.
    private final Path policies = PolicyFolder.of(Sandbox.defaultTopology())
            .without(PolicyFile.A_BUCKET, PolicyFile.A_S3_ENDPOINT)
            .in(PolicyFolder.temporary());
    final Sandbox sandbox = Sandbox.builder()
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

    static String trust(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                + "\"Action\":[\"sts:AssumeRole\",\"sts:TagSession\"],\"Principal\":{" + principal + "}}]}";
    }

    private static String strict() {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                + "\"Principal\":{\"AWS\":\"arn:aws:iam::111111111111:role/ec2-production\"},"
                + "\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"sally\"}}}]}";
    }

    AssumeRoleResponse assume(Principal principal, Consumer<AssumeRoleRequest.Builder> how) {
        try (StsClient sts = sts(principal)) {
            return sts.assumeRole(r -> {
                r.roleSessionName("session");
                how.accept(r);
            });
        }
    }

    static void put(S3Client s3, String key) {
        s3.putObject(r -> r.bucket("acme-private").key(key), RequestBody.fromString("hello"));
    }

    static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code));
    }

    static Principal principal(AssumeRoleResponse assumed) {
        return new Principal(
                AUDITOR,
                assumed.credentials().accessKeyId(),
                assumed.credentials().secretAccessKey(),
                assumed.credentials().sessionToken());
    }

    StsClient sts(Principal principal) {
        return StsClient.builder()
                .endpointOverride(sandbox.endpoints().sts())
                .region(Region.AP_EAST_1)
                .credentialsProvider(credentials(principal))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    S3Client s3(Principal principal) {
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
