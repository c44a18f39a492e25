package dev.sallyport.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Two callers, each with an alias, a prefix and a reader of its own, ask for each other's at every listener. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeveralCallersTest {

    private static final String READER = "arn:aws:iam::222222222222:role/sallyport-reader";
    private static final String CLAIMS_READER = "arn:aws:iam::222222222222:role/sallyport-claims-reader";
    private static final Session CLAIMS = new Session(
            "CLAIMS",
            "arn:aws:iam::111111111111:role/claims-desk",
            "desk",
            List.of(Policy.parse(PolicyType.IDENTITY, "own", ownDocuments("claims/"))),
            Optional.empty());

    private final Sandbox sandbox =
            Doors.builder().topology(Topologies.twoCallers()).start();
    private final Map<String, String> versions =
            Doors.objects(sandbox, Transport.assumedSecure(), List.of("intake/form.txt", "claims/form.txt"));
    private final Bench bench = new Bench(sandbox, new Judge(sandbox.topology())).withAll();
    private final List<Asker> askers = new ArrayList<>(List.of(Who.values()));
    private final Set<String> allowed = Table.of("several-callers.txt");

    private static String ownDocuments(String prefix) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\","
                + "\"s3:GetObjectVersion\",\"s3:AbortMultipartUpload\",\"s3:ListMultipartUploadParts\"],"
                + "\"Resource\":\"arn:aws:s3:::acme-private/" + prefix + "*\"}}";
    }

    @BeforeAll
    void assume() {
        become(Who.DEPLOYMENT_A, Place.STS, CLAIMS);
        become(Who.FUNCTION, Place.STS_FROM_B, Session.of("READER", READER));
        become(Who.FUNCTION, Place.STS_FROM_B, Session.of("CLAIMS_READER", CLAIMS_READER));
    }

    private void become(Who by, Place place, Session session) {
        Credentials given = bench.sdk(by, place)
                .sts()
                .assumeRole(r -> r.roleArn(session.arn()).roleSessionName(session.sessionName()))
                .credentials();
        bench.with(
                session,
                new Principal(session.arn(), given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
        askers.add(session);
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    Stream<Request> requests() {
        List<Wish> wishes = new ArrayList<>(S3Wishes.readsAndWrites(versions));
        wishes.add(LambdaWishes.invoke("the alias loans", LambdaWishes.FUNCTION + ":loans"));
        wishes.add(LambdaWishes.invoke("the alias claims", LambdaWishes.FUNCTION + ":claims"));
        wishes.add(StsWishes.become("the reader", READER));
        wishes.add(StsWishes.become("the claims' reader", CLAIMS_READER));
        wishes.add(StsWishes.become("the caller", Who.CALLER.roleArn));
        wishes.add(StsWishes.become("the claims' caller", CLAIMS.arn()));
        return Doors.requests(wishes, askers);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whenItIsAsked_thenEvaluatorAndSandboxSayWhatTheTableSays(Request request) throws Exception {
        bench.check(request, allowed);
    }

    @Test
    void whenTheyAreCounted_thenTheTableNamesNoOther() {
        assertThat(requests().map(Request::toString).collect(Collectors.toSet()))
                .containsAll(allowed);
    }
}
