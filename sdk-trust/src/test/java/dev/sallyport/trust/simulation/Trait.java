package dev.sallyport.trust.simulation;

import dev.sallyport.trust.iam.AccessRequest;
import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.iam.LayerVerdict.Outcome;
import dev.sallyport.trust.iam.Principal;
import java.util.List;
import java.util.function.Predicate;

/** What a disagreement may have, to tell one class from another. Those of conditions look at the policies it is about only. */
enum Trait {
    /** The principal and the resource are of one account. */
    SAME_ACCOUNT(disagreement -> {
        AccessRequest request = disagreement.simulation().request();
        return request.principal().account().equals(request.resourceAccount());
    }),
    /** An Allow in the resource's policy names the session itself. */
    RESOURCE_GRANTS_TO_THE_SESSION_ITSELF(disagreement -> {
        AccessRequest request = disagreement.simulation().request();
        return request.principal() instanceof Principal.RoleSession session
                && disagreement.verdict().layer(Layer.RESOURCE).outcome() == Outcome.ALLOWS
                && disagreement.simulation().documents(Layer.RESOURCE).stream()
                        .flatMap(document -> document.findValues("Principal").stream())
                        .anyMatch(named -> named.toString().contains(session.sessionArn()));
    }),
    /** An Allow in the resource's policy names everyone. */
    RESOURCE_GRANTS_TO_EVERYONE(
            disagreement -> disagreement.verdict().layer(Layer.RESOURCE).outcome() == Outcome.ALLOWS
                    && disagreement.simulation().documents(Layer.RESOURCE).stream()
                            .flatMap(document -> document.findValues("Principal").stream())
                            .anyMatch(named -> named.toString().contains("\"*\""))),
    /** The caller is an account's root. */
    CALLER_IS_ROOT(disagreement ->
            disagreement.simulation().request().principal().arn().endsWith(":root")),
    /** The session's policy neither allows nor denies it. */
    SESSION_POLICY_IS_SILENT(
            disagreement -> disagreement.verdict().layer(Layer.SESSION).outcome() == Outcome.SILENT),
    /** Resource control policies aren't about its service. */
    SERVICE_WITHOUT_RESOURCE_CONTROL_POLICIES(
            disagreement -> disagreement.simulation().request().action().matches("(lambda|bedrock):.*")),
    /** A Deny has NotPrincipal, and lists a part only of what the caller is. */
    EXCEPTION_FOR_A_PART_OF_THE_CALLER(disagreement -> disagreement.statements().stream()
            .map(statement -> statement.path("NotPrincipal").toString())
            .anyMatch(excepted -> Trait.namesAPart(excepted, disagreement))),
    /** A negated operator compares with a variable that has no value and no default. */
    NEGATED_OPERATOR_ON_A_VARIABLE_WITHOUT_VALUE(comparison(
            asked -> asked.operator().contains("Not")
                    && asked.variables().anyMatch(name -> asked.values(name).isEmpty()))),
    /** A Deny excepts a resource in which a variable has no value and no default. */
    DENIAL_THAT_EXCEPTS_A_VARIABLE_WITHOUT_VALUE(disagreement -> disagreement.statements().stream()
            .filter(statement -> statement.path("Effect").asText().equals("Deny"))
            .flatMap(statement -> Asked.names(statement.path("NotResource").toString()))
            .anyMatch(name -> disagreement.simulation().request().context().keySet().stream()
                    .noneMatch(name::equalsIgnoreCase))),
    /** A policy has a variable of a key whose value is an empty text. */
    VARIABLE_OF_AN_EMPTY_VALUE(disagreement -> Asked.names(
                    disagreement.documents().toString())
            .anyMatch(name -> disagreement.simulation().request().context().entrySet().stream()
                    .anyMatch(key -> key.getKey().equalsIgnoreCase(name)
                            && key.getValue().equals(List.of(""))))),
    /** A policy of the version without variables has one. */
    VARIABLE_IN_THE_OLD_VERSION(disagreement -> disagreement.documents().stream()
            .anyMatch(document -> document.path("Version").asText().equals("2008-10-17")
                    && document.toString().contains("${"))),
    /** An address is compared with all addresses. */
    RANGE_OF_ALL_ADDRESSES(comparison(asked ->
            asked.operator().contains("IpAddress") && asked.policyValues().anyMatch(value -> value.endsWith("/0")))),
    /** An IPv6 address is compared with one of IPv4, or the other way round. */
    ADDRESSES_OF_BOTH_VERSIONS(comparison(asked -> asked.operator().contains("IpAddress")
            && asked.values(asked.key()).stream()
                    .anyMatch(
                            own -> asked.policyValues().anyMatch(value -> value.contains(":") != own.contains(":"))))),
    /** A time in seconds is compared with one that is written as a date. */
    SECONDS_AND_DATES(comparison(asked -> asked.operator().contains("Date")
            && asked.values(asked.key()).stream()
                    .anyMatch(
                            own -> asked.policyValues().anyMatch(value -> value.contains("T") != own.contains("T"))))),
    /** {@code ForAnyValue:…IfExists} of a key that isn't there. */
    ANY_VALUE_IF_EXISTS_OF_AN_ABSENT_KEY(comparison(asked -> asked.operator().matches("ForAnyValue:.*IfExists")
            && asked.values(asked.key()).isEmpty()));

    /** Functions without state. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<Disagreement> test;

    Trait(Predicate<Disagreement> test) {
        this.test = test;
    }

    boolean of(Disagreement disagreement) {
        return test.test(disagreement);
    }

    private static Predicate<Disagreement> comparison(Predicate<Asked> test) {
        return disagreement -> disagreement.statements().stream()
                .map(statement -> statement.path("Condition"))
                .flatMap(block -> Asked.all(block, disagreement.simulation().request()))
                .anyMatch(test);
    }

    /** Whether an element names the caller, and not all that he is. */
    static boolean namesAPart(String excepted, Disagreement disagreement) {
        Principal principal = disagreement.simulation().request().principal();
        String account = principal.account();
        boolean whole = excepted.contains('"' + account + '"') || excepted.contains(":iam::" + account + ":root");
        whole &= excepted.contains('"' + principal.arn() + '"');
        whole &= !(principal instanceof Principal.RoleSession session) || excepted.contains(session.sessionArn());
        return !excepted.isEmpty() && !whole && excepted.contains(account);
    }
}
