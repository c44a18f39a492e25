package dev.sallyport.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.ApprovedPrefix;
import dev.sallyport.Document;
import dev.sallyport.DocumentAnalyzer;
import dev.sallyport.PresignedPolicy;
import dev.sallyport.RefusedException;
import dev.sallyport.S3Path;
import dev.sallyport.contract.DocumentReference;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.Stage;
import dev.sallyport.examples.SandboxClient;
import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.RecordedRequest;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.trust.Topology;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Two applications of A, each with an alias, a prefix and a reader role of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GivenTwoCallersTest {

    private static final Topology.Caller LOANS =
            new Topology.Caller("loans", Topologies.LOANS.role(), "intake/", "loans-reader");
    private static final Topology.Caller CLAIMS =
            new Topology.Caller("claims", "claims-production", "claims/", "claims-reader");
    private static final String THEIRS = "claims/form.txt";

    record Loan(String applicant) {}

    private Sandbox sandbox;
    private Principal claims;
    private DocumentAnalyzer analyzer;
    private String version = "";

    @BeforeAll
    void start() {
        sandbox = Sandbox.builder()
                .topology(Topologies.with(Topologies.options(true, false), LOANS, CLAIMS))
                .start();
        claims = claims(sandbox);
        analyzer = SandboxClient.builder(sandbox)
                .presigned(PresignedPolicy.shortLived())
                .build();
        try (Bucket bucket = new Bucket(sandbox, claims)) {
            version = bucket.put(THEIRS, "Applicant: Another Applicant\n").join();
        }
    }

    @AfterAll
    void stop() {
        analyzer.close();
        sandbox.close();
    }

    @BeforeEach
    void forget() {
        sandbox.clearRequests();
    }

    /** The sandbox has credentials for the first caller; the other's role trusts its own account. */
    private static Principal claims(Sandbox sandbox) {
        String arn = sandbox.topology().callerRoleArn(CLAIMS);
        try (StsAsyncClient sts = StsAsyncClient.builder()
                .region(Region.of(sandbox.topology().a().region()))
                .endpointOverride(sandbox.endpoints().sts())
                .credentialsProvider(Bucket.credentials(sandbox.administratorA()))
                .build()) {
            Credentials session = sts.assumeRole(role -> role.roleArn(arn).roleSessionName("claims"))
                    .join()
                    .credentials();
            return new Principal(arn, session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        }
    }

    private DocumentAnalyzer claimsAnalyzer() {
        Topology topology = sandbox.topology();
        return SandboxClient.builder(sandbox)
                .function(topology.alias(CLAIMS).arn())
                .documents(ApprovedPrefix.of("s3://" + sandbox.bucket() + "/" + CLAIMS.prefix())
                        .owner(topology.a().account())
                        .region(topology.a().region())
                        .via(S3Path.loopback(sandbox.endpoints().s3())))
                .credentials(Bucket.credentials(claims))
                .build();
    }

    /** By whom documents were read. */
    private Stream<String> readers() {
        return sandbox.requests().stream()
                .filter(request -> request.endpoint().equals("s3FromB"))
                .map(RecordedRequest::principal);
    }

    @Test
    void whenEachReadsItsOwn_thenItsOwnReaderDoes() {
        try (DocumentAnalyzer other = claimsAnalyzer();
                Bucket bucket = new Bucket(sandbox, sandbox.caller())) {
            String key = "intake/form.txt";
            String mine = bucket.put(key, "Applicant: Example Applicant\n").join();

            assertThat(analyzer.analyze(analyzer.documents().at(key, mine), Loan.class)
                            .value())
                    .isEqualTo(new Loan("Example Applicant"));
            assertThat(other.analyze(other.documents().at(THEIRS, version), Loan.class)
                            .value())
                    .isEqualTo(new Loan("Another Applicant"));
        }
        assertThat(readers())
                .containsExactly(
                        "arn:aws:iam::222222222222:role/loans-reader", "arn:aws:iam::222222222222:role/claims-reader");
    }

    private static void assertNotAllowed(Callable<?> call) {
        RefusedException failure = Objects.requireNonNull(catchThrowableOfType(RefusedException.class, call::call));
        assertThat(failure.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(failure.stage()).isEqualTo(Stage.GUARD);
    }

    @Test
    void whenOneNamesTheOthersDocument_thenItsGuardSendsNothing() {
        try (DocumentAnalyzer other = claimsAnalyzer()) {
            Document theirs = other.documents().at(THEIRS, version);

            assertNotAllowed(() -> analyzer.documents().at(THEIRS, version));
            assertNotAllowed(() -> analyzer.analyze(theirs, Loan.class));
            assertNotAllowed(() -> analyzer.documents().presigned(new Signer(sandbox, claims).url(THEIRS, version)));
        }
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void whenTheGuardIsGoneRound_thenTheFunctionItselfRefusesBeforeItAsksForAReader() throws Exception {
        RawCall call = new RawCall(sandbox, sandbox.caller());

        assertRefused(call.analyze(reference(null)));
        assertRefused(call.analyze(
                reference(new Signer(sandbox, claims).url(THEIRS, version).toString())));

        assertThat(sandbox.requests())
                .hasSize(2)
                .allMatch(request -> request.endpoint().equals("lambdaVpc"));
    }

    @Test
    void whenAUrlIsOfAnotherDocumentThanItsReference_thenTheFunctionRefuses() throws Exception {
        String theirs = new Signer(sandbox, claims).url(THEIRS, version).toString();

        assertRefused(new RawCall(sandbox, sandbox.caller())
                .analyze(
                        new DocumentReference(sandbox.bucket(), "intake/form.txt", version, null, null, null, theirs)));

        assertThat(readers()).isEmpty();
    }

    private DocumentReference reference(@Nullable String url) {
        return new DocumentReference(sandbox.bucket(), THEIRS, version, null, null, null, url);
    }

    private static void assertRefused(Event.Terminal end) {
        assertThat(end).isInstanceOfSatisfying(Event.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
            assertThat(refused.stage()).isEqualTo(Stage.GUARD);
        });
    }
}
