package dev.sallyport.trust.iam;

import static dev.sallyport.trust.iam.Iam.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.trust.iam.LayerVerdict.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Keys, trust policies, endpoints, GetCallerIdentity and NotPrincipal, which have rules of their own. */
class SpecialCasesTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:111111111111:key/k";
    private static final Policy MAY_DECRYPT =
            policy(PolicyType.IDENTITY, "{`Effect`:`Allow`,`Action`:`kms:*`,`Resource`:`*`}");

    private static Optional<Layer> refusedBy(AccessRequest request, AppliedPolicies policies) {
        return Evaluator.evaluate(request, policies).refusedBy();
    }

    @Nested
    class GivenAKey {
        private final AccessRequest decrypt = asks(SESSION_OF_ROLE, "kms:Decrypt", KEY, A);

        private Policy key(String principal) {
            return policy(
                    PolicyType.RESOURCE,
                    "{`Effect`:`Allow`,`Action`:`kms:Decrypt`,`Resource`:`*`" + to(principal) + "}");
        }

        @Test
        void whenItsPolicyDoesNotAllow_thenNoIdentityPolicyDoes() {
            AppliedPolicies identity = AppliedPolicies.identity(MAY_DECRYPT);

            assertThat(refusedBy(decrypt, identity)).contains(Layer.RESOURCE);
            assertThat(refusedBy(decrypt, identity.withResource(key(B)))).contains(Layer.RESOURCE);
            assertThat(refusedBy(asks(ROOT, "kms:Decrypt", KEY, A), AppliedPolicies.none()))
                    .contains(Layer.RESOURCE);
        }

        @Test
        void whenItDelegatesToTheAccount_thenIdentityPoliciesDecide() {
            AppliedPolicies delegated = AppliedPolicies.none().withResource(key(A));

            assertThat(refusedBy(decrypt, delegated)).contains(Layer.IDENTITY);
            assertThat(refusedBy(decrypt, AppliedPolicies.identity(MAY_DECRYPT).withResource(key(A))))
                    .isEmpty();
            assertThat(refusedBy(asks(ROOT, "kms:Decrypt", KEY, A), delegated)).isEmpty();
        }

        @Test
        void whenItNamesTheRole_thenThatIsEnough() {
            assertThat(refusedBy(decrypt, AppliedPolicies.none().withResource(key(ROLE))))
                    .isEmpty();
        }

        @Test
        void whenItIsAnotherAccounts_thenBothHaveToAllowIt() {
            AccessRequest across = asks(SESSION_OF_ROLE, "kms:Decrypt", KEY, B);

            assertThat(refusedBy(across, AppliedPolicies.none().withResource(key(ROLE))))
                    .contains(Layer.IDENTITY);
            assertThat(refusedBy(across, AppliedPolicies.identity(MAY_DECRYPT).withResource(key(ROLE))))
                    .isEmpty();
        }

        @Test
        void whenAnActionIsAboutNoKey_thenTheIdentityDecides() {
            assertThat(refusedBy(asks(ALICE, "kms:ListKeys", "*", A), AppliedPolicies.identity(MAY_DECRYPT)))
                    .isEmpty();
        }
    }

    @Nested
    class GivenATrustPolicy {
        private static final String TARGET = "arn:aws:iam::111111111111:role/target";
        private final AccessRequest assume = asks(SESSION_OF_ROLE, "sts:AssumeRole", TARGET, A);
        private final Policy mayAssume =
                policy(PolicyType.IDENTITY, "{`Effect`:`Allow`,`Action`:`sts:*`,`Resource`:`*`}");

        private Policy trust(String principal) {
            return policy(PolicyType.TRUST, "{`Sid`:`T`,`Effect`:`Allow`,`Action`:`sts:AssumeRole`" + principal + "}");
        }

        @Test
        void whenItTrustsNobodyWhoAsks_thenNoIdentityPolicyHelps() {
            assertThat(refusedBy(assume, AppliedPolicies.identity(mayAssume))).contains(Layer.RESOURCE);
            assertThat(refusedBy(assume, AppliedPolicies.identity(mayAssume).withResource(trust(to(USER)))))
                    .contains(Layer.RESOURCE);
        }

        @Test
        void whenItTrustsTheRole_thenThatIsEnoughWithinTheAccount() {
            Verdict verdict = Evaluator.evaluate(assume, AppliedPolicies.none().withResource(trust(to(ROLE))));

            assertThat(verdict.allowed()).isTrue();
            assertThat(verdict.layer(Layer.RESOURCE).statements()).containsExactly(new StatementId("trust", "T"));
        }

        @Test
        void whenItTrustsTheAccount_thenIdentityPoliciesDecide() {
            assertThat(refusedBy(assume, AppliedPolicies.none().withResource(trust(to(A)))))
                    .contains(Layer.IDENTITY);
            assertThat(refusedBy(assume, AppliedPolicies.identity(mayAssume).withResource(trust(to(A)))))
                    .isEmpty();
        }

        @Test
        void whenItTrustsAService_thenThatServiceMay() {
            AppliedPolicies policies = AppliedPolicies.none()
                    .withResource(trust(",`Principal`:{`Service`:[`lambda.amazonaws.com`],`Federated`:`idp.example`}"));

            assertThat(refusedBy(asks(LAMBDA, "sts:AssumeRole", TARGET, A), policies))
                    .isEmpty();
            assertThat(refusedBy(assume, policies)).contains(Layer.RESOURCE);
        }
    }

    @Nested
    class GivenAnEndpoint {
        private final AppliedPolicies reader = AppliedPolicies.identity(policy(PolicyType.IDENTITY, allow("Read", "")));

        private Policy endpoint(String... statements) {
            return policy(PolicyType.ENDPOINT, statements);
        }

        @Test
        void whenItsPolicyAllows_thenItIsNamedAndGrantsNothing() {
            Policy open = endpoint(allow("Through", everyone()));

            Verdict verdict = Evaluator.evaluate(reads(ALICE), reader.withEndpoint(open));

            assertThat(verdict.allowed()).isTrue();
            assertThat(verdict.layer(Layer.ENDPOINT).statements())
                    .containsExactly(new StatementId("endpoint", "Through"));
            assertThat(refusedBy(reads(ALICE), AppliedPolicies.none().withEndpoint(open)))
                    .contains(Layer.IDENTITY);
        }

        @Test
        void whenItsPolicyIsSilent_thenNothingGoesThrough() {
            Policy forAnother = endpoint(allow("Through", to(ROLE)));

            assertThat(refusedBy(reads(ALICE), reader.withEndpoint(forAnother))).contains(Layer.ENDPOINT);
            assertThat(refusedBy(reads(NOBODY), reader.withEndpoint(forAnother)))
                    .contains(Layer.ENDPOINT);
        }

        @Test
        void whenItsPolicyDenies_thenNothingGoesThrough() {
            Policy denies = endpoint(allow("Through", everyone()), deny("No", to(A)));

            Verdict verdict = Evaluator.evaluate(reads(ALICE), reader.withEndpoint(denies));

            assertThat(verdict.decision()).isEqualTo(Verdict.Decision.EXPLICITLY_DENIED);
            assertThat(verdict.layer(Layer.ENDPOINT).statements()).containsExactly(new StatementId("endpoint", "No"));
        }
    }

    /** AWS STS API reference, "GetCallerIdentity": "No permissions are required to perform this operation". */
    @Nested
    class GivenTheQuestionWhoAmI {
        private static final String DENY_ALL = "{`Effect`:`Deny`,`Action`:`*`,`Resource`:`*`}";
        private final AccessRequest who = asks(SESSION_OF_ROLE, "sts:GetCallerIdentity", "*", "");

        @Test
        void whenEveryPolicyDeniesIt_thenItIsAllowed() {
            AppliedPolicies denied = AppliedPolicies.identity(policy(PolicyType.IDENTITY, DENY_ALL))
                    .withScps(policy(PolicyType.SCP, DENY_ALL))
                    .withBoundary(policy(PolicyType.BOUNDARY, DENY_ALL))
                    .withSession(policy(PolicyType.SESSION, DENY_ALL));

            Verdict verdict = Evaluator.evaluate(who, denied);

            assertThat(verdict.allowed()).isTrue();
            assertThat(verdict.layers())
                    .allSatisfy(layer -> assertThat(layer.outcome()).isEqualTo(Outcome.ABSENT));
        }

        @Test
        void whenTheEndpointDeniesOrDoesNotAllowIt_thenItIsRefused() {
            Policy silent = policy(PolicyType.ENDPOINT, allow("Other", everyone()));
            Policy denies =
                    policy(PolicyType.ENDPOINT, "{`Effect`:`Deny`,`Action`:`sts:*`,`Resource`:`*`,`Principal`:`*`}");

            assertThat(refusedBy(who, AppliedPolicies.none().withEndpoint(silent)))
                    .contains(Layer.ENDPOINT);
            assertThat(Evaluator.evaluate(who, AppliedPolicies.none().withEndpoint(denies))
                            .decision())
                    .isEqualTo(Verdict.Decision.EXPLICITLY_DENIED);
        }

        @Test
        void whenNobodyAsks_thenItIsRefused() {
            assertThat(refusedBy(asks(NOBODY, "sts:GetCallerIdentity", "*", ""), AppliedPolicies.none()))
                    .contains(Layer.RESOURCE);
        }
    }

    /** IAM user guide, "AWS JSON policy elements: NotPrincipal". */
    @Nested
    class GivenADenialOfAllBut {
        private static final String ACCOUNT = "arn:aws:iam::111111111111:root";
        private final AppliedPolicies reader = AppliedPolicies.identity(policy(PolicyType.IDENTITY, allow("Read", "")));

        private AppliedPolicies but(String principals) {
            return reader.withResource(policy(
                    PolicyType.RESOURCE, allow("All", everyone()), deny("But", ",`NotPrincipal`:" + principals)));
        }

        private AppliedPolicies butAws(String... names) {
            return but("{`AWS`:[`" + String.join("`,`", names) + "`]}");
        }

        @Test
        void whenSessionRoleAndAccountAreListed_thenTheSessionIsLeftAlone() {
            assertThat(refusedBy(reads(SESSION_OF_ROLE), butAws(SESSION, ROLE, ACCOUNT)))
                    .isEmpty();
        }

        @Test
        void whenOneOfThemIsNotListed_thenItIsDenied() {
            AccessRequest read = reads(SESSION_OF_ROLE);

            assertThat(refusedBy(read, butAws(ROLE, ACCOUNT))).contains(Layer.RESOURCE);
            assertThat(refusedBy(read, butAws(SESSION, ACCOUNT))).contains(Layer.RESOURCE);
            assertThat(refusedBy(read, butAws(SESSION, ROLE))).contains(Layer.RESOURCE);
        }

        @Test
        void whenAUserAndTheAccountAreListed_thenThatUserIsLeftAloneAndNoOther() {
            AppliedPolicies alice = butAws(USER, A);

            assertThat(refusedBy(reads(ALICE), alice)).isEmpty();
            assertThat(refusedBy(reads(new Principal.User("arn:aws:iam::111111111111:user/bob")), alice))
                    .contains(Layer.RESOURCE);
            assertThat(refusedBy(reads(ALICE), butAws(USER))).contains(Layer.RESOURCE);
            assertThat(refusedBy(reads(ROOT), butAws(A))).isEmpty();
            assertThat(refusedBy(reads(NOBODY), alice)).contains(Layer.RESOURCE);
        }

        @Test
        void whenThePrincipalHasABoundary_thenItIsDeniedWhateverIsListed() {
            Policy boundary = policy(PolicyType.BOUNDARY, allow("Most", ""));

            assertThat(refusedBy(
                            reads(SESSION_OF_ROLE),
                            butAws(SESSION, ROLE, ACCOUNT).withBoundary(boundary)))
                    .contains(Layer.RESOURCE);
        }

        @Test
        void whenEveryoneIsListed_thenNobodyIsDenied() {
            assertThat(refusedBy(reads(NOBODY), but("`*`"))).isEmpty();
        }

        @Test
        void whenAServiceIsListed_thenThatOneIsLeftAlone() {
            AppliedPolicies lambda = but("{`Service`:`lambda.amazonaws.com`}");

            assertThat(refusedBy(reads(LAMBDA), lambda)).isEmpty();
            assertThat(refusedBy(reads(new Principal.Service("s3.amazonaws.com")), lambda))
                    .contains(Layer.RESOURCE);
        }
    }
}
