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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The evaluator's answer, from the documents alone: it knows nothing of the sandbox. */
final class Judge {

    private final TrustPolicies documents;
    private final Map<PolicyFile, Optional<Policy>> other;

    Judge(Topology topology) {
        this(topology, Map.of());
    }

    /** With some documents replaced, or taken away. */
    Judge(Topology topology, Map<PolicyFile, Optional<Policy>> other) {
        this.documents = TrustPolicies.of(topology);
        this.other = other;
    }

    boolean allows(Who who, Place place, Wish wish) {
        return wish.asked().stream().allMatch(asked -> judge(who, place, asked).allowed());
    }

    Verdict judge(Who who, Place place, Asked asked) {
        String owner = owner(asked.resource(), who.account());
        AccessRequest request = new AccessRequest(
                new Principal.RoleSession(who.roleArn, who.session),
                asked.action(),
                asked.resource(),
                owner,
                context(who, place, asked, owner));
        return Evaluator.evaluate(
                request,
                new AppliedPolicies(
                        identity(who),
                        resource(asked.resource()),
                        List.of(),
                        Optional.empty(),
                        asked.onBehalf() ? Optional.empty() : place.policy().map(this::endpoint),
                        guardRails(who.account()),
                        List.of()));
    }

    private static Map<String, List<String>> context(Who who, Place place, Asked asked, String owner) {
        Map<String, List<String>> context = new HashMap<>();
        context.put("aws:PrincipalArn", List.of(who.roleArn));
        context.put("aws:PrincipalAccount", List.of(who.account()));
        context.put("aws:PrincipalType", List.of("AssumedRole"));
        context.put("aws:PrincipalIsAWSService", List.of("false"));
        context.put("aws:ViaAWSService", List.of(String.valueOf(asked.onBehalf())));
        context.put("aws:SecureTransport", List.of("true"));
        context.put("aws:RequestedRegion", List.of(place.region));
        context.put("aws:CurrentTime", List.of(Instant.now().toString()));
        if (who == Who.FUNCTION) {
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
            context.put("s3:TlsVersion", List.of("1.3"));
            context.put("s3:ResourceAccount", List.of(owner));
        }
        if (asked.action().startsWith("kms:")) {
            context.put("kms:CallerAccount", List.of(who.account()));
        }
        context.putAll(asked.context());
        return context;
    }

    private List<Policy> identity(Who who) {
        List<Policy> identity = new ArrayList<>(who.own());
        PolicyFile file = who == Who.CALLER ? PolicyFile.A_CALLER_IDENTITY : PolicyFile.B_FUNCTION_IDENTITY;
        if (who == Who.CALLER || who == Who.FUNCTION) {
            document(file).ifPresent(identity::add);
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
        if (arn.equals(LambdaWishes.FUNCTION + ":loans")) {
            return document(PolicyFile.B_FUNCTION_PERMISSION);
        }
        if (arn.contains(":role/")) {
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
        return other.containsKey(file)
                ? other.get(file)
                : documents.all(file).findFirst().map(TrustDocument::policy);
    }

    private static String owner(String arn, String asking) {
        String[] parts = arn.split(":", 6);
        if (parts.length < 6) {
            return asking;
        }
        return parts[2].equals("s3") ? "111111111111" : parts[4];
    }
}
