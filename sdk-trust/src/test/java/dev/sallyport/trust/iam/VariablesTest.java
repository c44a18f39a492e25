package dev.sallyport.trust.iam;

import static dev.sallyport.trust.iam.Iam.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IAM user guide, "IAM policy elements: Variables and tags". */
class VariablesTest {
    private static final Map<String, List<String>> NONE = Map.of();

    @Nested
    class GivenAVariableInAResource {
        private static final String HOME = "`arn:aws:s3:::b/${aws:username}/*`";
        private static final Map<String, List<String>> DAVID = Map.of("aws:username", List.of("David"));

        @Test
        void whenTheRequestHasIt_thenItsValueStandsThere() {
            assertThat(about("Resource", HOME, "arn:aws:s3:::b/David/x", DAVID)).isTrue();
            assertThat(about("Resource", HOME, "arn:aws:s3:::b/Bob/x", DAVID)).isFalse();
            assertThat(about("NotResource", HOME, "arn:aws:s3:::b/David/x", DAVID))
                    .isFalse();
            assertThat(about("NotResource", HOME, "arn:aws:s3:::b/Bob/x", DAVID))
                    .isTrue();
        }

        @Test
        void whenTheKeysCaseDiffers_thenItIsTheSame() {
            String shouted = "`arn:aws:s3:::b/${AWS:UserName}/*`";

            assertThat(about("Resource", shouted, "arn:aws:s3:::b/David/x", Map.of("aws:USERNAME", List.of("David"))))
                    .isTrue();
        }

        @Test
        void whenItsValueHasWildcards_thenTheyAreNone() {
            Map<String, List<String>> star = Map.of("aws:username", List.of("*"));
            Map<String, List<String>> one = Map.of("aws:username", List.of("?"));

            assertThat(about("Resource", HOME, "arn:aws:s3:::b/David/x", star)).isFalse();
            assertThat(about("Resource", HOME, "arn:aws:s3:::b/*/x", star)).isTrue();
            assertThat(about("Resource", HOME, "arn:aws:s3:::b/D/x", one)).isFalse();
            assertThat(about("Resource", HOME, "arn:aws:s3:::b/?/x", one)).isTrue();
        }

        @Test
        void whenTheRequestHasItNotAndAnExceptionFromADenialNamesIt_thenItIsDenied() {
            String deny = "{`Effect`:`Deny`,`Action`:`*`,`NotResource`:" + HOME + "}";
            Policy policy = policy(PolicyType.IDENTITY, allow("S", ""), deny);
            assertThat(Evaluator.evaluate(
                                    new AccessRequest(SESSION_OF_ROLE, READ, OBJECT, A, NONE),
                                    AppliedPolicies.identity(policy))
                            .decision())
                    .isEqualTo(Verdict.Decision.EXPLICITLY_DENIED);
        }

        @Test
        void whenTheRequestHasItNot_thenTheStatementIsAboutNothing() {
            assertThat(about("Resource", HOME, "arn:aws:s3:::b//x", NONE)).isFalse();
            assertThat(about("Resource", HOME, "arn:aws:s3:::b/${aws:username}/x", NONE))
                    .isFalse();
            assertThat(about("NotResource", HOME, "arn:aws:s3:::b/x", NONE)).isFalse();
            assertThat(about("Resource", HOME, "arn:aws:s3:::b//x", Map.of("aws:username", List.of())))
                    .isFalse();
            assertThat(about("Resource", HOME, "arn:aws:s3:::b/a/x", Map.of("aws:username", List.of("a", "b"))))
                    .isFalse();
            String other = "[" + HOME + ",`arn:aws:s3:::b/shared`]";
            assertThat(about("Resource", other, "arn:aws:s3:::b/shared", NONE)).isTrue();
        }

        @Test
        void whenThereIsADefault_thenItStandsInForAMissingOne() {
            String home = "`arn:aws:s3:::b/${aws:PrincipalTag/team, 'company-wide'}/*`";
            Map<String, List<String>> yellow = Map.of("aws:PrincipalTag/team", List.of("yellow"));

            assertThat(about("Resource", home, "arn:aws:s3:::b/company-wide/x", NONE))
                    .isTrue();
            assertThat(about("Resource", home, "arn:aws:s3:::b/yellow/x", yellow))
                    .isTrue();
            assertThat(about("Resource", home, "arn:aws:s3:::b/company-wide/x", yellow))
                    .isFalse();
            String empty = "`arn:aws:s3:::b/${aws:username,''}/*`";
            assertThat(about("Resource", empty, "arn:aws:s3:::b//x", NONE)).isTrue();
            String star = "`arn:aws:s3:::b/${aws:username, '*'}`";
            assertThat(about("Resource", star, "arn:aws:s3:::b/x", NONE)).isFalse();
        }

        @Test
        void whenThereAreTwo_thenBothAreFilledIn() {
            String two = "`arn:aws:s3:::${aws:PrincipalAccount}-b/${aws:username}`";
            Map<String, List<String>> context =
                    Map.of("aws:username", List.of("David"), "aws:PrincipalAccount", List.of(A));

            assertThat(about("Resource", two, "arn:aws:s3:::111111111111-b/David", context))
                    .isTrue();
            assertThat(about("Resource", two, "arn:aws:s3:::111111111111-b/David", DAVID))
                    .isFalse();
        }

        @Test
        void whenTheVersionIsTheOldOne_thenItIsText() {
            assertThat(about("2008-10-17", "Resource", HOME, "arn:aws:s3:::b/David/x", DAVID))
                    .isFalse();
            assertThat(about("2008-10-17", "Resource", HOME, "arn:aws:s3:::b/${aws:username}/x", DAVID))
                    .isTrue();
        }

        @Test
        void whenThereIsNoVersion_thenItIsTheOldOne() {
            String text = "{`Statement`:{`Effect`:`Allow`,`Action`:`s3:GetObject`,`Resource`:" + HOME + "}}";
            AppliedPolicies policies = AppliedPolicies.identity(Policy.parse(PolicyType.IDENTITY, "p", json(text)));
            AccessRequest literal = asks(ALICE, READ, "arn:aws:s3:::b/${aws:username}/x", A);

            assertThat(Evaluator.evaluate(literal, policies).allowed()).isTrue();
        }
    }

    @Nested
    class GivenAnEscapedCharacter {
        @ParameterizedTest
        @CsvSource({
            "arn:aws:s3:::b/${*}, arn:aws:s3:::b/*, true",
            "arn:aws:s3:::b/${*}, arn:aws:s3:::b/x, false",
            "arn:aws:s3:::b/${?}*, arn:aws:s3:::b/?x, true",
            "arn:aws:s3:::b/${?}*, arn:aws:s3:::b/xx, false",
            "arn:aws:s3:::b/${$}{aws:username}, arn:aws:s3:::b/${aws:username}, true",
            "arn:aws:s3:::b/$x, arn:aws:s3:::b/$x, true",
        })
        void whenItStandsInAResource_thenItMeansItself(String pattern, String resource, boolean expected) {
            assertThat(about("Resource", "`" + pattern + "`", resource, NONE)).isEqualTo(expected);
        }
    }

    @Nested
    class GivenAVariableInACondition {
        private static boolean condition(String operator, String key, String value, Map<String, List<String>> context) {
            return holds("`" + operator + "`:{`" + key + "`:" + value + "}", context);
        }

        @Test
        void whenBothHaveValues_thenTheyAreCompared() {
            String owner = "`${aws:PrincipalTag/owner}`";
            Map<String, List<String>> same =
                    Map.of("aws:ResourceTag/owner", List.of("x"), "aws:PrincipalTag/owner", List.of("x"));
            Map<String, List<String>> other =
                    Map.of("aws:ResourceTag/owner", List.of("X"), "aws:PrincipalTag/owner", List.of("x"));

            assertThat(condition("StringEquals", "aws:ResourceTag/owner", owner, same))
                    .isTrue();
            assertThat(condition("StringEquals", "aws:ResourceTag/owner", owner, other))
                    .isFalse();
            assertThat(condition("StringNotEquals", "aws:ResourceTag/owner", owner, same))
                    .isFalse();
            assertThat(condition("StringNotEquals", "aws:ResourceTag/owner", owner, other))
                    .isTrue();
            assertThat(condition("StringEqualsIgnoreCase", "aws:ResourceTag/owner", owner, other))
                    .isTrue();
            assertThat(condition("StringNotEqualsIgnoreCase", "aws:ResourceTag/owner", owner, other))
                    .isFalse();
        }

        @Test
        void whenItHasNoValue_thenOnlyOperatorsThatAskForOtherValuesMatch() {
            Map<String, List<String>> tagged =
                    Map.of("aws:ResourceTag/owner", List.of("x"), "aws:SourceArn", List.of("arn:aws:s3:::b"));
            String owner = "`${aws:PrincipalTag/owner}`";

            for (String operator : List.of(
                    "StringEquals",
                    "StringLike",
                    "StringEqualsIgnoreCase",
                    "StringNotEquals",
                    "StringNotLike",
                    "StringNotEqualsIgnoreCase",
                    "StringEqualsIfExists")) {
                assertThat(condition(operator, "aws:ResourceTag/owner", owner, tagged))
                        .as(operator)
                        .isEqualTo(operator.contains("Not"));
            }
            for (String operator : List.of("ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike")) {
                assertThat(condition(operator, "aws:SourceArn", owner, tagged))
                        .as(operator)
                        .isEqualTo(operator.contains("Not"));
            }
        }

        @Test
        void whenAnotherValueMatches_thenThatIsEnough() {
            assertThat(condition(
                            "StringEquals",
                            "aws:ResourceTag/owner",
                            "[`${aws:PrincipalTag/owner}`,`x`]",
                            Map.of("aws:ResourceTag/owner", List.of("x"))))
                    .isTrue();
        }

        @Test
        void whenItsValueHasWildcards_thenTheyAreNone() {
            Map<String, List<String>> context = Map.of("s3:prefix", List.of("David/x"), "aws:username", List.of("*"));

            assertThat(condition("StringLike", "s3:prefix", "`${aws:username}/*`", context))
                    .isFalse();
            assertThat(condition("StringLike", "s3:prefix", "`*/*`", context)).isTrue();
        }

        @Test
        void whenAnArnIsMadeOfThem_thenItsPartsAreCompared() {
            String bucket = "`arn:aws:s3:::${aws:PrincipalTag/bucket}`";
            Map<String, List<String>> context =
                    Map.of("aws:SourceArn", List.of("arn:aws:s3:::b"), "aws:PrincipalTag/bucket", List.of("b"));
            Map<String, List<String>> whole = Map.of(
                    "aws:SourceArn", List.of("arn:aws:s3:::b"), "aws:PrincipalTag/arn", List.of("arn:aws:s3:::b"));

            assertThat(condition("ArnEquals", "aws:SourceArn", bucket, context)).isTrue();
            assertThat(condition("ArnEquals", "aws:SourceArn", "`${aws:PrincipalTag/arn}`", whole))
                    .isTrue();
            assertThat(condition("ArnLike", "aws:SourceArn", "`${aws:PrincipalTag/bucket}`", context))
                    .isFalse();
        }

        @Test
        void whenTheVersionIsTheOldOne_thenItIsText() {
            String statement = allow("S", when("`StringEquals`:{`aws:userid`:`${aws:username}`}"));
            Policy policy = Policy.parse(PolicyType.IDENTITY, "p", document("2008-10-17", statement));
            AccessRequest literal = with(reads(ALICE), "aws:userid", "${aws:username}");

            assertThat(Evaluator.evaluate(literal, AppliedPolicies.identity(policy))
                            .allowed())
                    .isTrue();
        }

        @Test
        void whenAnEscapeIsInAnEqual_thenItMeansItself() {
            Map<String, List<String>> star = Map.of("aws:userid", List.of("*"));

            assertThat(condition("StringEquals", "aws:userid", "`${*}`", star)).isTrue();
            assertThat(condition("StringLike", "aws:userid", "`${*}`", Map.of("aws:userid", List.of("x"))))
                    .isFalse();
        }
    }
}
