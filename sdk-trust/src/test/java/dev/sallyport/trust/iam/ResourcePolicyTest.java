package dev.sallyport.trust.iam;

import static dev.sallyport.trust.iam.Iam.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.trust.iam.LayerVerdict.Outcome;
import dev.sallyport.trust.iam.Verdict.Decision;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * IAM user guide, "Policy evaluation logic", the table "Resource-based policies and implicit denies in other policy types (same
 * account)", and "Cross-account policy evaluation logic".
 */
class ResourcePolicyTest {
    private static final Policy ALLOWS = policy(PolicyType.IDENTITY, allow("Read", ""));
    private static final Policy SILENT_IDENTITY = silent(PolicyType.IDENTITY);
    private static final Policy SILENT_BOUNDARY = silent(PolicyType.BOUNDARY);
    private static final Policy SILENT_SESSION = silent(PolicyType.SESSION);
    private static final Policy BOUNDARY = policy(PolicyType.BOUNDARY, allow("Most", ""));
    private static final Policy SESSION_POLICY = policy(PolicyType.SESSION, allow("Now", ""));

    private static Policy silent(PolicyType type) {
        return policy(type, "{`Effect`:`Allow`,`Action`:`ec2:*`,`Resource`:`*`}");
    }

    private static Policy bucket(String principal) {
        return policy(PolicyType.RESOURCE, allow("Grant", principal));
    }

    private static AppliedPolicies granting(String... principals) {
        return AppliedPolicies.identity(SILENT_IDENTITY).withResource(bucket(to(principals)));
    }

    private static Optional<Layer> refusedBy(AccessRequest request, AppliedPolicies policies) {
        return Evaluator.evaluate(request, policies).refusedBy();
    }

    @Nested
    class GivenASessionInTheSameAccount {
        private final AccessRequest read = reads(SESSION_OF_ROLE);

        @Test
        void whenTheSessionIsNamed_thenNothingElseHasToAllowIt() {
            AppliedPolicies policies =
                    granting(SESSION).withBoundary(SILENT_BOUNDARY).withSession(SILENT_SESSION);

            Verdict verdict = Evaluator.evaluate(read, policies);

            assertThat(verdict.allowed()).isTrue();
            assertThat(verdict.layer(Layer.RESOURCE).statements())
                    .containsExactly(new StatementId("resource", "Grant"));
        }

        @Test
        void whenEveryoneIsNamed_thenNothingElseHasToAllowIt() {
            AppliedPolicies policies = AppliedPolicies.none()
                    .withResource(bucket(everyone()))
                    .withBoundary(SILENT_BOUNDARY)
                    .withSession(SILENT_SESSION);

            assertThat(refusedBy(read, policies)).isEmpty();
        }

        @Test
        void whenEveryoneOfThatRoleIsMeant_thenNothingElseHasToAllowIt() {
            String ofRole = to("*") + when("`ArnEquals`:{`aws:PrincipalArn`:`" + ROLE + "`}");
            AppliedPolicies policies = AppliedPolicies.none()
                    .withResource(bucket(ofRole))
                    .withBoundary(SILENT_BOUNDARY)
                    .withSession(SILENT_SESSION);

            assertThat(refusedBy(with(read, "aws:PrincipalArn", ROLE), policies))
                    .isEmpty();
            assertThat(refusedBy(with(read, "aws:PrincipalArn", ROLE + "2"), policies))
                    .contains(Layer.IDENTITY);
        }

        @Test
        void whenTheRoleIsNamed_thenItsIdentityPoliciesNeedNot() {
            assertThat(refusedBy(read, granting(ROLE))).isEmpty();
            assertThat(refusedBy(read, granting(ROLE).withBoundary(BOUNDARY).withSession(SESSION_POLICY)))
                    .isEmpty();
        }

        @Test
        void whenTheRoleIsNamed_thenItsBoundaryHasToAllowIt() {
            assertThat(refusedBy(
                            read, granting(ROLE).withBoundary(SILENT_BOUNDARY).withSession(SILENT_SESSION)))
                    .contains(Layer.BOUNDARY);
        }

        @Test
        void whenTheRoleIsNamed_thenItsSessionPolicyHasToAllowIt() {
            assertThat(refusedBy(read, granting(ROLE).withBoundary(BOUNDARY).withSession(SILENT_SESSION)))
                    .contains(Layer.SESSION);
        }

        @Test
        void whenRoleAndSessionAreNamed_thenTheMoreDirectCounts() {
            assertThat(refusedBy(read, granting(ROLE, SESSION).withBoundary(SILENT_BOUNDARY)))
                    .isEmpty();
            Policy both = policy(PolicyType.RESOURCE, allow("One", to(SESSION)), allow("Two", to(A)));
            assertThat(refusedBy(read, AppliedPolicies.none().withResource(both)))
                    .isEmpty();
        }

        @Test
        void whenTheAccountIsNamed_thenIdentityPoliciesDecide() {
            assertThat(refusedBy(read, granting(A))).contains(Layer.IDENTITY);
            assertThat(refusedBy(read, granting("arn:aws:iam::111111111111:root")))
                    .contains(Layer.IDENTITY);
            assertThat(refusedBy(read, AppliedPolicies.identity(ALLOWS).withResource(bucket(to(A)))))
                    .isEmpty();
        }

        @Test
        void whenAnotherIsNamed_thenIdentityPoliciesDecide() {
            AppliedPolicies other = granting(USER, "arn:aws:iam::111111111111:role/reader", SESSION + "2", B);

            Verdict verdict = Evaluator.evaluate(read, other);

            assertThat(verdict.refusedBy()).contains(Layer.IDENTITY);
            assertThat(verdict.layer(Layer.RESOURCE).outcome()).isEqualTo(Outcome.SILENT);
        }

        @Test
        void whenIdentityAllows_thenBoundaryAndSessionHaveToAsWell() {
            AppliedPolicies identity = AppliedPolicies.identity(ALLOWS);

            assertThat(refusedBy(read, identity.withBoundary(BOUNDARY).withSession(SESSION_POLICY)))
                    .isEmpty();
            assertThat(refusedBy(read, identity.withBoundary(SILENT_BOUNDARY).withSession(SESSION_POLICY)))
                    .contains(Layer.BOUNDARY);
            assertThat(refusedBy(read, identity.withBoundary(BOUNDARY).withSession(SILENT_SESSION)))
                    .contains(Layer.SESSION);
        }

        @Test
        void whenBoundaryAndSessionAllow_thenTheyGrantNothing() {
            AppliedPolicies policies =
                    AppliedPolicies.none().withBoundary(BOUNDARY).withSession(SESSION_POLICY);

            assertThat(refusedBy(read, policies)).contains(Layer.IDENTITY);
        }

        @Test
        void whenAnyOfThemDenies_thenEvenADirectGrantIsUndone() {
            AppliedPolicies direct = granting(SESSION);

            assertThat(refusedBy(read, direct.withBoundary(policy(PolicyType.BOUNDARY, deny("No", "")))))
                    .contains(Layer.BOUNDARY);
            assertThat(refusedBy(read, direct.withSession(policy(PolicyType.SESSION, deny("No", "")))))
                    .contains(Layer.SESSION);
            Policy both = policy(PolicyType.RESOURCE, allow("Yes", everyone()), deny("No", to(ROLE)));
            Verdict verdict = Evaluator.evaluate(read, direct.withResource(both));
            assertThat(verdict.decision()).isEqualTo(Decision.EXPLICITLY_DENIED);
            assertThat(verdict.layer(Layer.RESOURCE).statements()).containsExactly(new StatementId("resource", "No"));
        }

        @Test
        void whenADenialNamesTheAccount_thenItIsAboutEveryoneInIt() {
            Policy denies = policy(PolicyType.RESOURCE, deny("No", to(A)));

            assertThat(refusedBy(read, AppliedPolicies.identity(ALLOWS).withResource(denies)))
                    .contains(Layer.RESOURCE);
        }
    }

    @Nested
    class GivenAUserInTheSameAccount {
        @Test
        void whenTheUserIsNamed_thenNeitherIdentityNorBoundaryHaveToAllowIt() {
            assertThat(refusedBy(reads(ALICE), granting(USER).withBoundary(SILENT_BOUNDARY)))
                    .isEmpty();
        }

        @Test
        void whenTheUserIsNamedAndFederated_thenTheSessionPolicyHasToAllowIt() {
            assertThat(refusedBy(reads(ALICE), granting(USER).withSession(SILENT_SESSION)))
                    .contains(Layer.SESSION);
            assertThat(refusedBy(reads(ALICE), granting(USER).withSession(SESSION_POLICY)))
                    .isEmpty();
        }

        @Test
        void whenTheAccountIsNamed_thenIdentityPoliciesDecide() {
            assertThat(refusedBy(reads(ALICE), granting(A))).contains(Layer.IDENTITY);
        }
    }

    @Nested
    class GivenTheRootOfTheAccount {
        @Test
        void whenNothingIsSaid_thenItMay() {
            assertThat(refusedBy(reads(ROOT), AppliedPolicies.none())).isEmpty();
        }

        @Test
        void whenTheBucketDenies_thenItMayNot() {
            Policy denies = policy(PolicyType.RESOURCE, deny("No", everyone()));

            assertThat(refusedBy(reads(ROOT), AppliedPolicies.none().withResource(denies)))
                    .contains(Layer.RESOURCE);
        }

        @Test
        void whenTheBucketIsAnotherAccounts_thenThatHasToAllowIt() {
            assertThat(refusedBy(reads(ROOT, B), AppliedPolicies.none())).contains(Layer.RESOURCE);
            assertThat(refusedBy(reads(ROOT, B), granting(A))).isEmpty();
            assertThat(refusedBy(reads(ROOT, B), granting(USER))).contains(Layer.RESOURCE);
        }
    }

    @Nested
    class GivenAnotherAccount {
        private final AccessRequest read = reads(SESSION_OF_ROLE, B);

        @Test
        void whenBothAllow_thenItIsAllowedHoweverItIsNamed() {
            for (String principal : new String[] {A, ROLE, SESSION, "*"}) {
                AppliedPolicies policies = AppliedPolicies.identity(ALLOWS).withResource(bucket(to(principal)));

                assertThat(refusedBy(read, policies)).as(principal).isEmpty();
            }
        }

        @Test
        void whenOnlyTheResourceAllows_thenNoWayOfNamingIsEnough() {
            for (String principal : new String[] {A, ROLE, SESSION, "*"}) {
                assertThat(refusedBy(read, granting(principal))).as(principal).contains(Layer.IDENTITY);
            }
        }

        @Test
        void whenOnlyTheIdentityAllows_thenItIsRefused() {
            assertThat(refusedBy(read, AppliedPolicies.identity(ALLOWS))).contains(Layer.RESOURCE);
            assertThat(refusedBy(read, AppliedPolicies.identity(ALLOWS).withResource(bucket(to(B)))))
                    .contains(Layer.RESOURCE);
        }

        @Test
        void whenBoundaryOrSessionPolicyDoNotAllow_thenItIsRefused() {
            AppliedPolicies both = AppliedPolicies.identity(ALLOWS).withResource(bucket(to(SESSION)));

            assertThat(refusedBy(read, both.withBoundary(SILENT_BOUNDARY))).contains(Layer.BOUNDARY);
            assertThat(refusedBy(read, both.withSession(SILENT_SESSION))).contains(Layer.SESSION);
        }
    }

    @Nested
    class GivenWhatIsNoAccounts {
        @Test
        void whenItBelongsToAws_thenTheIdentityDecides() {
            String model = "arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude";
            Policy invoke = policy(
                    PolicyType.IDENTITY,
                    "{`Effect`:`Allow`,`Action`:`bedrock:InvokeModel`,`Resource`:`" + model + "`}");
            AccessRequest request = asks(SESSION_OF_ROLE, "bedrock:InvokeModel", model, "");

            assertThat(refusedBy(request, AppliedPolicies.identity(invoke))).isEmpty();
            assertThat(refusedBy(request, AppliedPolicies.identity(ALLOWS))).contains(Layer.IDENTITY);
        }

        @Test
        void whenItHasAPolicyAllTheSame_thenBothHaveToAllowIt() {
            assertThat(refusedBy(reads(ALICE, ""), granting(USER))).contains(Layer.IDENTITY);
        }
    }

    @Nested
    class GivenNobodyOrAService {
        @Test
        void whenNobodyAsks_thenOnlyAGrantToEveryoneCounts() {
            assertThat(refusedBy(reads(NOBODY), granting(A, USER))).contains(Layer.RESOURCE);
            assertThat(refusedBy(reads(NOBODY), AppliedPolicies.identity(ALLOWS)))
                    .contains(Layer.RESOURCE);
            assertThat(refusedBy(reads(NOBODY), granting("*"))).isEmpty();
        }

        @Test
        void whenAServiceAsks_thenTheResourceAloneDecides() {
            String service = ",`Principal`:{`Service`:`lambda.amazonaws.com`}";
            AppliedPolicies policies = AppliedPolicies.none().withResource(bucket(service));

            assertThat(refusedBy(reads(LAMBDA), policies)).isEmpty();
            assertThat(refusedBy(reads(new Principal.Service("s3.amazonaws.com")), policies))
                    .contains(Layer.RESOURCE);
            assertThat(refusedBy(reads(NOBODY), policies)).contains(Layer.RESOURCE);
            assertThat(refusedBy(reads(LAMBDA, ""), AppliedPolicies.identity(ALLOWS)))
                    .contains(Layer.RESOURCE);
        }
    }
}
