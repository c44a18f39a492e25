package dev.sallyport.trust.iam;

import static dev.sallyport.trust.iam.Iam.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which elements each type of policy may have, and who a principal can be. */
class PolicyTypeRulesTest {

    private static void refused(PolicyType type, String statement, String message) {
        assertThatThrownBy(() -> named(type, "p", statement))
                .isExactlyInstanceOf(MalformedPolicyException.class)
                .hasMessage("p: statement " + message);
    }

    @ParameterizedTest
    @EnumSource(names = {"IDENTITY", "SESSION", "BOUNDARY", "SCP"})
    void whenItIsOfAPrincipal_thenItNamesNone(PolicyType type) {
        assertThat(policy(type, allow("S", "")).statements()).hasSize(1);
        refused(type, allow("S", everyone()), "S: Principal: is not for a policy of this type");
        refused(type, deny("S", ",`NotPrincipal`:`*`"), "S: Principal: is not for a policy of this type");
        refused(type, "{`Effect`:`Allow`,`Action`:`*`}", "#1: Resource: is missing");
    }

    @ParameterizedTest
    @EnumSource(names = {"RESOURCE", "ENDPOINT"})
    void whenItIsOfAResource_thenItNamesPrincipalAndResource(PolicyType type) {
        assertThat(policy(type, allow("S", everyone())).statements()).hasSize(1);
        refused(type, allow("S", ""), "S: Principal: is missing");
        refused(type, "{`Effect`:`Allow`,`Action`:`*`,`Principal`:`*`}", "#1: Resource: is missing");
        refused(type, allow("S", ",`NotPrincipal`:{`AWS`:`" + A + "`}"), "S: NotPrincipal: is for Deny only");
    }

    @Test
    void whenAKeyIsForIdentitiesOnly_thenAResourcesPolicyMayNotAskForIt() {
        String asks = when("`ArnEquals`:{`lambda:SourceFunctionArn`:`arn:aws:lambda:eu-west-1:1:function:f`}");
        String message = ": Condition: lambda:SourceFunctionArn is not for the policy of a resource";

        assertThat(policy(PolicyType.IDENTITY, allow("S", asks)).statements()).hasSize(1);
        refused(PolicyType.RESOURCE, allow("S", everyone() + asks), "S" + message);
        refused(
                PolicyType.TRUST,
                "{`Effect`:`Allow`,`Action`:`sts:AssumeRole`" + everyone() + asks + "}",
                "#1" + message);
    }

    @Nested
    class GivenATrustPolicy {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{`Effect`:`Allow`,`Action`:`sts:AssumeRole`}|#1: Principal: is missing",
                    "{`Effect`:`Allow`,`Action`:`sts:AssumeRole`,`Principal`:`*`,`Resource`:`*`}"
                            + "|#1: Resource: is not for a trust policy, whose role it is",
                    "{`Effect`:`Allow`,`NotAction`:`sts:AssumeRole`,`Principal`:`*`}"
                            + "|#1: NotAction: is not for a trust policy",
                    "{`Effect`:`Allow`,`Action`:[`sts:AssumeRole`,`s3:GetObject`],`Principal`:`*`}"
                            + "|#1: Action: of a trust policy should be one of sts",
                    "{`Effect`:`Allow`,`Action`:`*`,`Principal`:`*`}|#1: Action: of a trust policy should be one of sts",
                })
        void whenAnElementIsNotForIt_thenItIsNamed(String statement, String message) {
            refused(PolicyType.TRUST, statement, message);
        }
    }

    @Nested
    class GivenAPolicyOfAnOrganisation {
        @ParameterizedTest
        @EnumSource(names = {"SCP", "RCP"})
        void whenItsVersionIsTheOldOne_thenItIsRefused(PolicyType type) {
            String statement = "{`Effect`:`Deny`,`Action`:`s3:*`,`Resource`:`*`"
                    + (type == PolicyType.RCP ? everyone() : "") + "}";

            assertThat(policy(type, statement).statements()).hasSize(1);
            assertThatThrownBy(() -> Policy.parse(type, "p", document("2008-10-17", statement)))
                    .hasMessage("p: Version: should be 2012-10-17 in a policy of an organisation");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "`Effect`:`Deny`,`Action`:`s3:*`,`Resource`:`*`"
                            + "|Principal: of a resource control policy should be *",
                    "`Effect`:`Deny`,`Action`:`s3:*`,`Resource`:`*`,`Principal`:{`AWS`:`*`}"
                            + "|Principal: of a resource control policy should be *",
                    "`Effect`:`Deny`,`Action`:`s3:*`,`Resource`:`*`,`NotPrincipal`:`*`"
                            + "|Principal: of a resource control policy should be *",
                    "`Effect`:`Deny`,`Action`:`s3:*`,`Principal`:`*`|Resource: is missing",
                    "`Effect`:`Deny`,`NotAction`:`s3:*`,`Resource`:`*`,`Principal`:`*`"
                            + "|NotAction: is not for a resource control policy",
                    "`Effect`:`Deny`,`Action`:[`s3:*`,`*`],`Resource`:`*`,`Principal`:`*`"
                            + "|Action: of a resource control policy should name a service",
                    "`Effect`:`Allow`,`Action`:`s3:*`,`Resource`:`*`,`Principal`:`*`"
                            + "|Effect: of a resource control policy should be Deny, but in RCPFullAWSAccess",
                    "`Effect`:`Allow`,`Action`:`*`,`NotResource`:`*`,`Principal`:`*`"
                            + "|Effect: of a resource control policy should be Deny, but in RCPFullAWSAccess",
                    "`Effect`:`Allow`,`Action`:`*`,`Resource`:`arn:aws:s3:::*`,`Principal`:`*`"
                            + "|Effect: of a resource control policy should be Deny, but in RCPFullAWSAccess",
                    "`Effect`:`Allow`,`Action`:`*`,`Resource`:`*`,`Principal`:`*`"
                            + ",`Condition`:{`Bool`:{`aws:SecureTransport`:true}}"
                            + "|Effect: of a resource control policy should be Deny, but in RCPFullAWSAccess",
                })
        void whenAResourceControlPolicyHasMoreThanItMay_thenItIsNamed(String elements, String message) {
            refused(PolicyType.RCP, "{" + elements + "}", "#1: " + message);
        }

        @Test
        void whenItDeniesAllButAResource_thenItIsFine() {
            String statement = "{`Effect`:`Deny`,`Action`:`s3:*`,`NotResource`:`arn:aws:s3:::x/*`,`Principal`:`*`}";

            assertThat(policy(PolicyType.RCP, statement).statements()).hasSize(1);
        }
    }

    @Nested
    class GivenAPrincipal {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "*",
                    "111111111111",
                    "arn:aws:iam::111111111111:root",
                    "arn:aws-cn:iam::111111111111:root",
                    "arn:aws:iam::111111111111:role/a/b",
                    "arn:aws:iam::111111111111:user/x",
                    "arn:aws:sts::111111111111:assumed-role/r/s@x.y",
                    "arn:aws:sts::111111111111:federated-user/f"
                })
        void whenAwsTakesIt_thenSoDoesThis(String name) {
            assertThat(policy(PolicyType.RESOURCE, allow("S", to(name))).statements())
                    .hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "arn:aws:iam::111111111111:role/*",
                    "arn:aws:iam::*:root",
                    "1111111111?1",
                    "arn:aws:sts::111111111111:assumed-role/r/*",
                    "**"
                })
        void whenAWildcardIsAPartOfIt_thenItIsRefused(String name) {
            refused(
                    PolicyType.RESOURCE,
                    allow("S", to(name)),
                    "S: Principal: AWS: a wildcard can't be a part of a principal, only the whole");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "AROAEXAMPLE",
                    "11111111111",
                    "arn:aws:iam::111111111111:group/g",
                    "arn:aws:s3:::bucket",
                    "",
                    "arn:aws:iam::111111111111:role/",
                    "arn:aws:sts::111111111111:assumed-role/r"
                })
        void whenItIsNobody_thenItIsNamed(String name) {
            refused(
                    PolicyType.RESOURCE,
                    allow("S", to(name)),
                    "S: Principal: AWS: " + name + " is no account, role, user or session");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "`x`|should be * or an object",
                    "{}|is empty",
                    "[]|should be an object",
                    "{`CanonicalUser`:`79a59d`}|CanonicalUser isn't known here",
                    "{`aws`:`*`}|aws isn't known here",
                    "{`AWS`:[]}|AWS: should be more than an empty list",
                    "{`AWS`:{}}|AWS: should be text",
                    "{`Service`:`lambda`}|Service: lambda is no service",
                    "{`Service`:`*`}|Service: * is no service",
                })
        void whenItIsMalformed_thenItIsNamed(String principal, String message) {
            refused(PolicyType.RESOURCE, allow("S", ",`Principal`:" + principal), "S: Principal: " + message);
        }

        @Test
        void whenThereAreTwoElements_thenOneIsTooMany() {
            refused(
                    PolicyType.RESOURCE,
                    deny("S", everyone() + ",`NotPrincipal`:`*`"),
                    "S: Principal and NotPrincipal: only one of them may be there");
        }

        @Test
        void whenThereAreSeveralKinds_thenEachCounts() {
            Policy policy = policy(
                    PolicyType.RESOURCE,
                    allow(
                            "S",
                            ",`Principal`:{`AWS`:`" + USER
                                    + "`,`Service`:[`x.amazonaws.com`,`lambda.amazonaws.com`]}"));

            for (Principal principal : List.of(ALICE, LAMBDA)) {
                assertThat(Evaluator.evaluate(
                                        reads(principal), AppliedPolicies.none().withResource(policy))
                                .allowed())
                        .isTrue();
            }
        }
    }
}
