package dev.sallyport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.trust.iam.AccessRequest;
import dev.sallyport.trust.iam.AppliedPolicies;
import dev.sallyport.trust.iam.Evaluator;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import dev.sallyport.trust.iam.Principal;
import dev.sallyport.trust.iam.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fixed requests that a policy is asked about: whatever it says, it can be evaluated, and stays what it is. */
final class Judge {

    private static final String ACCOUNT = "111111111111";

    private static final Map<String, List<String>> CONTEXT = Map.ofEntries(
            Map.entry("aws:PrincipalArn", List.of("arn:aws:iam::111111111111:role/app/reader")),
            Map.entry("aws:PrincipalAccount", List.of(ACCOUNT)),
            Map.entry("aws:PrincipalTag/t", List.of("${aws:userid}*")),
            Map.entry("aws:TagKeys", List.of("a", "b", "")),
            Map.entry("aws:userid", List.of()),
            Map.entry("aws:SourceIp", List.of("203.0.113.7")),
            Map.entry("aws:SourceVpce", List.of("vpce-0a2a2a2a2a2a2a2a2")),
            Map.entry("aws:CurrentTime", List.of("2026-11-25T10:00:00Z")),
            Map.entry("aws:EpochTime", List.of("1795600800")),
            Map.entry("aws:SecureTransport", List.of("true")),
            Map.entry("aws:ResourceAccount", List.of(ACCOUNT)),
            Map.entry("s3:VersionId", List.of("v")),
            Map.entry("s3:TlsVersion", List.of("1.3")));

    private static final List<Principal> PRINCIPALS = List.of(
            new Principal.RoleSession("arn:aws:iam::111111111111:role/app/reader", "one"),
            new Principal.User("arn:aws:iam::111111111111:root"),
            new Principal.User("arn:aws:iam::333333333333:user/mallory"),
            new Principal.Service("lambda.amazonaws.com"),
            new Principal.Anonymous());

    private static final AppliedPolicies EVERYTHING = AppliedPolicies.identity(all(PolicyType.IDENTITY, "Allow"));

    private Judge() {}

    /** Asks, with a context and with an empty one. */
    static void judge(Policy policy, boolean allows, boolean denies) {
        for (Principal principal : PRINCIPALS) {
            for (Map<String, List<String>> context : List.of(CONTEXT, Map.<String, List<String>>of())) {
                judge(policy, allows, denies, request(principal, context));
            }
        }
    }

    private static void judge(Policy policy, boolean allows, boolean denies, AccessRequest request) {
        AppliedPolicies alone = attached(AppliedPolicies.none(), policy);
        Verdict verdict = Evaluator.evaluate(request, alone);

        assertThat(Evaluator.evaluate(request, alone)).isEqualTo(verdict);
        assertThat(verdict.allowed()).isNotEqualTo(verdict.refusedBy().isPresent());
        if (!allows && !request.principal().arn().endsWith(":root")) {
            assertThat(verdict.allowed()).isFalse();
        }
        if (!denies) {
            assertThat(verdict.decision()).isNotEqualTo(Verdict.Decision.EXPLICITLY_DENIED);
        }
        Verdict among = Evaluator.evaluate(request, attached(EVERYTHING, policy));
        assertThat(among.decision() == Verdict.Decision.EXPLICITLY_DENIED)
                .isEqualTo(verdict.decision() == Verdict.Decision.EXPLICITLY_DENIED);
        AppliedPolicies forbidden = alone.withBoundary(all(PolicyType.BOUNDARY, "Deny"));
        assertThat(Evaluator.evaluate(request, forbidden).decision())
                .isIn(Verdict.Decision.EXPLICITLY_DENIED, verdict.decision());
    }

    private static AccessRequest request(Principal principal, Map<String, List<String>> context) {
        return new AccessRequest(
                principal, "s3:GetObjectVersion", "arn:aws:s3:::acme-private/intake/a.pdf", ACCOUNT, context);
    }

    private static AppliedPolicies attached(AppliedPolicies others, Policy policy) {
        return switch (policy.type()) {
            case IDENTITY ->
                new AppliedPolicies(
                        List.of(policy),
                        Optional.empty(),
                        others.session(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of());
            case RESOURCE, TRUST -> others.withResource(policy);
            case SESSION -> others.withSession(policy);
            case BOUNDARY -> others.withBoundary(policy);
            case ENDPOINT -> others.withEndpoint(policy);
            case SCP -> others.withScps(policy);
            case RCP -> others.withRcps(policy);
        };
    }

    private static Policy all(PolicyType type, String effect) {
        return Policy.parse(
                type,
                "all",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"" + effect
                        + "\",\"Action\":\"*\",\"Resource\":\"*\"}}");
    }
}
