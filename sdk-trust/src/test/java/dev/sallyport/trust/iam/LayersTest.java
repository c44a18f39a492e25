package dev.sallyport.trust.iam;

import static dev.sallyport.trust.iam.Iam.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.trust.iam.LayerVerdict.Outcome;
import dev.sallyport.trust.iam.Verdict.Decision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each layer by itself: when it allows, when it denies, when it says nothing and to whom it doesn't apply. */
class LayersTest {
    private static final AppliedPolicies READER =
            AppliedPolicies.identity(policy(PolicyType.IDENTITY, allow("Read", "")));
    private static final Principal SERVICE_LINKED =
            new Principal.RoleSession("arn:aws:iam::111111111111:role/aws-service-role/x.amazonaws.com/X", "s");
    private static final String DENY_ALL = "{`Sid`:`No`,`Effect`:`Deny`,`Action`:`*`,`Resource`:`*`}";

    private static Verdict evaluate(AccessRequest request, AppliedPolicies policies) {
        return Evaluator.evaluate(request, policies);
    }

    private static void refused(Verdict verdict, Layer layer, Decision decision) {
        assertThat(verdict.decision()).isEqualTo(decision);
        assertThat(verdict.refusedBy()).contains(layer);
        assertThat(verdict.allowed()).isFalse();
    }

    @Nested
    class GivenAnIdentityPolicy {
        @Test
        void whenAStatementAllows_thenItIsNamed() {
            Verdict verdict = evaluate(reads(SESSION_OF_ROLE), READER);

            assertThat(verdict.decision()).isEqualTo(Decision.ALLOWED);
            assertThat(verdict.refusedBy()).isEqualTo(Optional.empty());
            assertThat(verdict.layers()).extracting(LayerVerdict::layer).containsExactly(Layer.values());
            assertThat(verdict.layer(Layer.IDENTITY))
                    .isEqualTo(new LayerVerdict(
                            Layer.IDENTITY, Outcome.ALLOWS, List.of(new StatementId("identity", "Read"))));
            assertThat(verdict.layers())
                    .filteredOn(layer -> layer.layer() != Layer.IDENTITY)
                    .allSatisfy(layer -> assertThat(layer.outcome()).isEqualTo(Outcome.ABSENT));
        }

        @Test
        void whenOneDenies_thenOnlyThatIsNamed() {
            Policy policy = policy(PolicyType.IDENTITY, allow("Read", ""), deny("", ""));

            Verdict verdict = evaluate(reads(SESSION_OF_ROLE), AppliedPolicies.identity(policy));

            refused(verdict, Layer.IDENTITY, Decision.EXPLICITLY_DENIED);
            assertThat(verdict.layer(Layer.IDENTITY).statements()).containsExactly(new StatementId("identity", "#2"));
        }

        @Test
        void whenNoneIsAboutIt_thenItIsSilent() {
            Verdict verdict = evaluate(asks(ALICE, "s3:PutObject", OBJECT, A), READER);

            refused(verdict, Layer.IDENTITY, Decision.IMPLICITLY_DENIED);
            assertThat(verdict.layer(Layer.IDENTITY).outcome()).isEqualTo(Outcome.SILENT);
            assertThat(verdict.layer(Layer.IDENTITY).statements()).isEmpty();
        }

        @Test
        void whenThereIsNone_thenItIsRefusedForWantOfOne() {
            Verdict verdict = evaluate(reads(ALICE), AppliedPolicies.none());

            refused(verdict, Layer.IDENTITY, Decision.IMPLICITLY_DENIED);
            assertThat(verdict.layer(Layer.IDENTITY).outcome()).isEqualTo(Outcome.ABSENT);
        }

        @Test
        void whenSeveralAllow_thenAllAreNamed() {
            AppliedPolicies two = AppliedPolicies.identity(
                    named(PolicyType.IDENTITY, "one", allow("X", "")),
                    named(PolicyType.IDENTITY, "two", allow("Y", "")));

            assertThat(evaluate(reads(ALICE), two).layer(Layer.IDENTITY).statements())
                    .containsExactly(new StatementId("one", "X"), new StatementId("two", "Y"));
        }
    }

    @Nested
    class GivenServiceControlPolicies {
        private final Policy all =
                named(PolicyType.SCP, "full", "{`Sid`:`All`,`Effect`:`Allow`,`Action`:`*`,`Resource`:`*`}");
        private final Policy other =
                named(PolicyType.SCP, "other", "{`Effect`:`Allow`,`Action`:`ec2:*`,`Resource`:`*`}");

        @Test
        void whenEveryLevelAllows_thenItIsAllowed() {
            Verdict verdict = evaluate(reads(ALICE), READER.withScps(all).withScps(other, all));

            assertThat(verdict.allowed()).isTrue();
            assertThat(verdict.layer(Layer.SCP).statements())
                    .containsExactly(new StatementId("full", "All"), new StatementId("full", "All"));
        }

        @Test
        void whenOneLevelDoesNot_thenItIsRefused() {
            Verdict verdict = evaluate(reads(ALICE), READER.withScps(all).withScps(other));

            refused(verdict, Layer.SCP, Decision.IMPLICITLY_DENIED);
            assertThat(verdict.layer(Layer.SCP)).isEqualTo(new LayerVerdict(Layer.SCP, Outcome.SILENT, List.of()));
        }

        @Test
        void whenALevelHasNone_thenItAllowsNothing() {
            refused(evaluate(reads(ALICE), READER.withScps()), Layer.SCP, Decision.IMPLICITLY_DENIED);
        }

        @Test
        void whenOneDenies_thenNothingUndoesIt() {
            Policy denies = named(PolicyType.SCP, "guard", DENY_ALL);

            Verdict verdict =
                    evaluate(reads(ALICE), READER.withScps(all, denies).withScps(all));

            refused(verdict, Layer.SCP, Decision.EXPLICITLY_DENIED);
            assertThat(verdict.layer(Layer.SCP).statements()).containsExactly(new StatementId("guard", "No"));
        }

        @Test
        void whenARoleIsLinkedToAService_thenTheyDoNotApply() {
            Verdict verdict = evaluate(reads(SERVICE_LINKED), READER.withScps(other));

            assertThat(verdict.allowed()).isTrue();
            assertThat(verdict.layer(Layer.SCP).outcome()).isEqualTo(Outcome.ABSENT);
        }

        @Test
        void whenAServiceOrNobodyAsks_thenTheyDoNotApply() {
            AppliedPolicies open = AppliedPolicies.none()
                    .withResource(policy(PolicyType.RESOURCE, allow("Open", everyone())))
                    .withScps(other);

            assertThat(evaluate(reads(LAMBDA), open).allowed()).isTrue();
            assertThat(evaluate(reads(NOBODY), open).allowed()).isTrue();
        }

        @Test
        void whenTheRootOfTheAccountAsks_thenTheyDo() {
            refused(evaluate(reads(ROOT), READER.withScps(other)), Layer.SCP, Decision.IMPLICITLY_DENIED);
        }
    }

    @Nested
    class GivenResourceControlPolicies {
        private final Policy full = named(
                PolicyType.RCP, "full", "{`Sid`:`All`,`Effect`:`Allow`,`Principal`:`*`,`Action`:`*`,`Resource`:`*`}");
        private final Policy guard = named(
                PolicyType.RCP,
                "guard",
                "{`Sid`:`No`,`Effect`:`Deny`,`Principal`:`*`,`Action`:[`s3:*`,`lambda:*`,`kms:*`],`Resource`:`*`}");

        @Test
        void whenOneDenies_thenItIsRefused() {
            Verdict verdict = evaluate(reads(ALICE), READER.withRcps(full).withRcps(full, guard));

            refused(verdict, Layer.RCP, Decision.EXPLICITLY_DENIED);
            assertThat(verdict.layer(Layer.RCP).statements()).containsExactly(new StatementId("guard", "No"));
        }

        @Test
        void whenNoneDenies_thenTheyAllowWithoutGranting() {
            Verdict verdict = evaluate(reads(ALICE), AppliedPolicies.none().withRcps(full));

            refused(verdict, Layer.IDENTITY, Decision.IMPLICITLY_DENIED);
            assertThat(verdict.layer(Layer.RCP).statements()).containsExactly(new StatementId("full", "All"));
        }

        @Test
        void whenALevelSaysNothing_thenItAllows() {
            assertThat(evaluate(reads(ALICE), READER.withRcps())
                            .layer(Layer.RCP)
                            .outcome())
                    .isEqualTo(Outcome.ALLOWS);
        }

        @Test
        void whenAServiceOrNobodyAsks_thenTheyApply() {
            AppliedPolicies open = AppliedPolicies.none()
                    .withResource(policy(PolicyType.RESOURCE, allow("Open", everyone())))
                    .withRcps(guard);

            refused(evaluate(reads(LAMBDA), open), Layer.RCP, Decision.EXPLICITLY_DENIED);
            refused(evaluate(reads(NOBODY), open), Layer.RCP, Decision.EXPLICITLY_DENIED);
        }

        @Test
        void whenARoleIsLinkedToAService_thenTheyDoNotApply() {
            assertThat(evaluate(reads(SERVICE_LINKED), READER.withRcps(guard)).allowed())
                    .isTrue();
        }

        @Test
        void whenAGrantIsRetired_thenTheyDoNotApply() {
            String key = "arn:aws:kms:eu-west-1:111111111111:key/k";
            AppliedPolicies policies = AppliedPolicies.none().withRcps(guard);

            assertThat(evaluate(asks(ALICE, "kms:RetireGrant", key, A), policies)
                            .layer(Layer.RCP)
                            .outcome())
                    .isEqualTo(Outcome.ABSENT);
            refused(evaluate(asks(ALICE, "kms:Decrypt", key, A), policies), Layer.RCP, Decision.EXPLICITLY_DENIED);
        }

        @Test
        void whenTheServiceHasNone_thenTheyDoNotApply() {
            String function = "arn:aws:lambda:eu-west-1:111111111111:function:f";
            Policy identity =
                    policy(PolicyType.IDENTITY, "{`Effect`:`Allow`,`Action`:`lambda:InvokeFunction`,`Resource`:`*`}");

            Verdict verdict = evaluate(
                    asks(ALICE, "lambda:InvokeFunction", function, A),
                    AppliedPolicies.identity(identity).withRcps(guard));

            assertThat(verdict.allowed()).isTrue();
            assertThat(verdict.layer(Layer.RCP).outcome()).isEqualTo(Outcome.ABSENT);
        }

        @Test
        void whenTheResourceIsOfNoAccount_thenTheyDoNotApply() {
            assertThat(evaluate(reads(ALICE, ""), READER.withRcps(guard)).allowed())
                    .isTrue();
        }
    }
}
