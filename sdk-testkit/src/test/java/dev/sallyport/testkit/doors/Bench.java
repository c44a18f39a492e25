package dev.sallyport.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Where evaluator and sandbox answer the same requests. Each asker has one SDK at each place. */
final class Bench implements AutoCloseable {

    private final Sandbox sandbox;
    private final Judge judge;
    private final Transport transport;
    private final Map<Asker, Principal> principals = new LinkedHashMap<>();
    private final Map<String, Sdk> sdks = new HashMap<>();

    Bench(Sandbox sandbox, Judge judge) {
        this(sandbox, judge, Transport.assumedSecure());
    }

    Bench(Sandbox sandbox, Judge judge, Transport transport) {
        this.sandbox = sandbox;
        this.judge = judge;
        this.transport = transport;
    }

    /** Everybody is there, and the sandbox's own documents are judged by. */
    static Bench of(Sandbox sandbox) {
        return new Bench(sandbox, new Judge(sandbox.topology())).withAll();
    }

    /** Everybody has theirs. */
    Bench withAll() {
        for (Who who : Who.values()) {
            principals.put(who, who.credentials(sandbox, transport));
        }
        return this;
    }

    /** That session has the credentials that somebody gets for it there. */
    Bench assume(Session session, Who by, Place place) {
        Credentials given = sdk(by, place)
                .sts()
                .assumeRole(r -> r.roleArn(session.arn())
                        .roleSessionName(session.sessionName())
                        .policy(session.sessionPolicy().orElse(null)))
                .credentials();
        principals.put(
                session,
                new Principal(session.arn(), given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
        return this;
    }

    /** Everybody who has credentials here. */
    List<Asker> askers() {
        return List.copyOf(principals.keySet());
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** Both have to say this. */
    void check(Request request, Set<String> allowed) throws Exception {
        boolean expected = allowed.contains(request.toString());
        assertThat(Map.of("evaluator", byEvaluator(request), "sandbox", bySandbox(request)))
                .as(request.toString())
                .containsEntry("evaluator", expected)
                .containsEntry("sandbox", expected);
    }

    boolean byEvaluator(Request request) {
        return judge.allows(request.who(), request.place(), request.wish());
    }

    boolean bySandbox(Request request) throws Exception {
        return sdk(request.who(), request.place()).allows(request.wish());
    }

    Sdk sdk(Asker who, Place place) {
        return sdks.computeIfAbsent(
                who + " at " + place,
                key -> new Sdk(
                        transport.reached(place.of(sandbox.endpoints())),
                        sandbox.endpoints(),
                        Objects.requireNonNull(principals.get(who)),
                        transport));
    }

    @Override
    public void close() {
        sdks.values().forEach(Sdk::close);
        transport.close();
        sandbox.close();
    }
}
