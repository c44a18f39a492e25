package dev.sallyport.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.trust.InexpressibleKeyException;
import dev.sallyport.trust.ObjectSessionPolicy;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * A reader whose session is narrowed to one version of one object, one whose session isn't, and everybody who has no
 * business with either.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReaderSessionsTest {

    private static final String ROLE = "arn:aws:iam::222222222222:role/sallyport-reader";
    private static final String KEY = S3Wishes.KEY;
    private static final List<String> KEYS =
            List.of(KEY, "intake/other.txt", "intake-old/form.txt", "elsewhere/form.txt");

    private final Sandbox sandbox =
            Doors.builder().topology(Topologies.reader()).start();
    private final Map<String, String> older = Doors.objects(sandbox, Transport.assumedSecure(), List.of(KEY));
    private final Map<String, String> versions = Doors.objects(sandbox, Transport.assumedSecure(), KEYS);
    private final Bench bench = new Bench(sandbox, new Judge(sandbox.topology())).withAll();
    private final List<Asker> askers = new ArrayList<>(List.of(Who.values()));
    private final Set<String> allowed = Table.of("readers.txt");

    @BeforeAll
    void assume() throws InexpressibleKeyException {
        String policy = ObjectSessionPolicy.of(sandbox.topology(), KEY, versions.getOrDefault(KEY, ""))
                .json();
        become(
                Session.of("NARROWED", ROLE).narrowedTo(Policy.parse(PolicyType.SESSION, "session policy", policy)),
                policy);
        become(Session.of("READER", ROLE), null);
    }

    private void become(Session session, @Nullable String policy) {
        Credentials given = bench.sdk(Who.FUNCTION, Place.STS_FROM_B)
                .sts()
                .assumeRole(r ->
                        r.roleArn(ROLE).roleSessionName(session.sessionName()).policy(policy))
                .credentials();
        bench.with(session, new Principal(ROLE, given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
        askers.add(session);
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    Stream<Request> requests() {
        List<Wish> wishes = new ArrayList<>(S3Wishes.all(new TreeMap<>(versions)));
        wishes.add(S3Wishes.version("an older version of " + KEY, KEY, older.getOrDefault(KEY, "")));
        wishes.add(StsWishes.become("the reader", ROLE));
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
