package dev.sallyport.testkit.internal.iam;

import dev.sallyport.testkit.internal.http.Connection;
import dev.sallyport.testkit.internal.http.Listener;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who asks from where and when: what conditions may ask about any request. Source: IAM user guide, "AWS global condition
 * context keys".
 *
 * @param session who asks
 * @param listener where the request came in
 * @param endpoint the endpoint that the listener stands for
 * @param connection what it came over
 * @param region the Region that it is for
 * @param now when it came
 */
public record Circumstances(
        Session session,
        Listener listener,
        Optional<Network.Endpoint> endpoint,
        Connection connection,
        String region,
        Instant now) {

    /** A request that the session makes itself. */
    public Question question(String action, String resource, Map<String, List<String>> more) {
        Map<String, List<String>> context = common("false");
        context.putAll(endpoint.map(e -> e.context(connection.peer()))
                .orElseGet(() -> Map.of("aws:SourceIp", List.of(connection.peer()))));
        context.putAll(more);
        return new Question(session, Optional.of(listener), action, resource, context);
    }

    /** A request that a service makes for the session: nothing of the network is known of it. */
    public Question onBehalf(String action, String resource, Map<String, List<String>> more) {
        Map<String, List<String>> context = common("true");
        context.putAll(more);
        return new Question(session, Optional.empty(), action, resource, context);
    }

    private Map<String, List<String>> common(String viaService) {
        Map<String, List<String>> context = new HashMap<>(session.context());
        context.put("aws:PrincipalIsAWSService", List.of("false"));
        context.put("aws:ViaAWSService", List.of(viaService));
        context.put(
                "aws:SecureTransport",
                List.of(String.valueOf(connection.tlsVersion().isPresent())));
        context.put("aws:RequestedRegion", List.of(region));
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        context.put("aws:CurrentTime", List.of(second.toString()));
        context.put("aws:EpochTime", List.of(Long.toString(second.getEpochSecond())));
        return context;
    }
}
