package dev.sallyport.testkit.doors;

import dev.sallyport.trust.PolicyFile;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustDocument;
import dev.sallyport.trust.TrustPolicies;
import dev.sallyport.trust.iam.AccessRequest;
import dev.sallyport.trust.iam.AppliedPolicies;
import dev.sallyport.trust.iam.Evaluator;
import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import dev.sallyport.trust.iam.Principal;
import dev.sallyport.trust.iam.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The evaluator's answer, from the documents alone: it knows nothing of the sandbox. */
final class Judge {

    private static final List<PolicyFile> IDENTITIES =
            List.of(PolicyFile.A_CALLER_IDENTITY, PolicyFile.B_FUNCTION_IDENTITY, PolicyFile.B_READER_IDENTITY);

    private final Optional<String> tlsVersion;
    private final Map<TrustDocument, Policy> policies = new LinkedHashMap<>();

    Judge(Topology topology) {
        this(TrustPolicies.of(topology), Optional.of("1.3"));
    }

    /** By these documents, for requests over that version of TLS, or without TLS. */
    Judge(TrustPolicies documents, Optional<String> tlsVersion) {
        this.tlsVersion = tlsVersion;
        documents.documents().stream()
                .filter(document -> document.file().type().isPresent())
                .forEach(document -> policies.put(document, document.policy()));
    }

    boolean allows(Asker who, Place place, Wish wish) {
        return wish.asked().stream().allMatch(asked -> judge(who, place, asked).allowed());
    }

    /** Whether that document has a say in it. */
    boolean asks(PolicyFile file, Request request) {
        Set<Policy> ofFile = of(file, document -> true).collect(Collectors.toSet());
        return request.wish().asked().stream()
                .map(asked -> applied(request.who(), request.place(), asked))
                .anyMatch(applied -> ofFile.stream()
                        .anyMatch(policy -> applied.identity().contains(policy)
                                || applied.resource().filter(policy::equals).isPresent()
                                || applied.endpoint().filter(policy::equals).isPresent()
                                || applied.scps().stream().anyMatch(level -> level.contains(policy))));
    }

    Verdict judge(Asker who, Place place, Asked asked) {
        String owner = owner(asked.resource(), who.account());
        AccessRequest request = new AccessRequest(
                new Principal.RoleSession(who.arn(), who.sessionName()),
                asked.action(),
                asked.resource(),
                owner,
                context(who, place, asked, owner));
        return Evaluator.evaluate(request, applied(who, place, asked));
    }

    private AppliedPolicies applied(Asker who, Place place, Asked asked) {
        return new AppliedPolicies(
                identity(who),
                resource(asked.resource()),
                who.narrowedTo().map(List::of).orElse(List.of()),
                Optional.empty(),
                asked.onBehalf() ? Optional.empty() : place.policy().map(this::endpoint),
                guardRails(who.account()),
                List.of());
    }

    private Map<String, List<String>> context(Asker who, Place place, Asked asked, String owner) {
        Map<String, List<String>> context = new HashMap<>();
        context.put("aws:PrincipalArn", List.of(who.arn()));
        context.put("aws:PrincipalAccount", List.of(who.account()));
        context.put("aws:PrincipalType", List.of("AssumedRole"));
        context.put("aws:PrincipalIsAWSService", List.of("false"));
        context.put("aws:ViaAWSService", List.of(String.valueOf(asked.onBehalf())));
        context.put("aws:SecureTransport", List.of(String.valueOf(tlsVersion.isPresent())));
        context.put("aws:RequestedRegion", List.of(place.region));
        context.put("aws:CurrentTime", List.of(Instant.now().toString()));
        if (who.isFunction()) {
            context.put("lambda:SourceFunctionArn", List.of(LambdaWishes.FUNCTION));
        }
        if (!owner.isEmpty()) {
            context.put("aws:ResourceAccount", List.of(owner));
        }
        if (!asked.onBehalf()) {
            context.putAll(place.context());
        }
        if (asked.action().startsWith("s3:")) {
            context.put("s3:authType", List.of("REST-HEADER"));
            context.put("s3:signatureversion", List.of("AWS4-HMAC-SHA256"));
            context.put("s3:signatureAge", List.of("20"));
            tlsVersion.ifPresent(version -> context.put("s3:TlsVersion", List.of(version)));
            context.put("s3:ResourceAccount", List.of(owner));
        }
        if (asked.action().startsWith("kms:")) {
            context.put("kms:CallerAccount", List.of(who.account()));
        }
        context.putAll(asked.context());
        return context;
    }

    private List<Policy> identity(Asker who) {
        List<Policy> identity = new ArrayList<>(who.own());
        for (PolicyFile file : IDENTITIES) {
            attached(file, who.arn()).forEach(identity::add);
        }
        return identity;
    }

    private Optional<Policy> resource(String arn) {
        if (arn.startsWith("arn:aws:s3:::" + S3Wishes.BUCKET)) {
            return document(PolicyFile.A_BUCKET);
        }
        if (arn.startsWith("arn:aws:kms:")) {
            return document(PolicyFile.A_KEY);
        }
        if (LambdaWishes.ALIASES.contains(arn)) {
            return document(PolicyFile.B_FUNCTION_PERMISSION);
        }
        if (arn.contains(":role/")) {
            Optional<Policy> trust = attached(PolicyFile.B_READER_TRUST, arn).findFirst();
            if (trust.isPresent()) {
                return trust;
            }
            String account = arn.split(":", -1)[4];
            String trusted = arn.equals(Who.FUNCTION.roleArn)
                    ? "\"Service\":\"lambda.amazonaws.com\""
                    : "\"AWS\":\"" + account + "\"";
            return Optional.of(Policy.parse(
                    PolicyType.TRUST,
                    "trust",
                    "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                            + "\"Principal\":{" + trusted + "}}}"));
        }
        return Optional.empty();
    }

    private Policy endpoint(PolicyFile file) {
        return document(file)
                .orElseGet(() -> Policy.parse(
                        PolicyType.ENDPOINT,
                        "default",
                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\","
                                + "\"Action\":\"*\",\"Resource\":\"*\"}}"));
    }

    private List<List<Policy>> guardRails(String account) {
        PolicyFile file = account.equals("111111111111") ? PolicyFile.A_SCP : PolicyFile.B_SCP;
        return account.equals("333333333333")
                ? List.of()
                : document(file)
                        .map(policy -> List.of(List.of(Policy.fullAwsAccess(), policy)))
                        .orElse(List.of());
    }

    private Optional<Policy> document(PolicyFile file) {
        return of(file, document -> true).findFirst();
    }

    private Stream<Policy> attached(PolicyFile file, String arn) {
        return of(file, document -> document.target().equals(arn));
    }

    private Stream<Policy> of(PolicyFile file, Predicate<TrustDocument> which) {
        return policies.entrySet().stream()
                .filter(entry -> entry.getKey().file() == file && which.test(entry.getKey()))
                .map(Map.Entry::getValue);
    }

    /** Whose it is; empty if it is AWS's. */
    static String owner(String arn, String asking) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6) {
            return asking;
        }
        return parts[2].equals("s3") ? "111111111111" : parts[4];
    }
}
