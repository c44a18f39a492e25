package dev.sallyport.trust.iam;

import static dev.sallyport.trust.iam.Iam.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wildcards in resources and actions, and IAM user guide, "IAM policy elements: Variables and tags". */
class VariablesTest {
    private static final Map<String, List<String>> NONE = Map.of();

    private static boolean about(String element, String value, String resource, Map<String, List<String>> context) {
        return about("2012-10-17", element, value, resource, context);
    }

    private static boolean about(
            String version, String element, String value, String resource, Map<String, List<String>> context) {
        String statement = "{`Effect`:`Allow`,`Action`:`s3:GetObject`,`" + element + "`:" + value + "}";
        Policy policy = Policy.parse(PolicyType.IDENTITY, "p", document(version, statement));
        AccessRequest request = new AccessRequest(ALICE, READ, resource, A, context);
        return Evaluator.evaluate(request, AppliedPolicies.identity(policy)).allowed();
    }

    @Nested
    class GivenWildcards {
        @ParameterizedTest
        @CsvSource({
            "*, arn:aws:s3:::b/k, true",
            "arn:aws:s3:::b/k, arn:aws:s3:::b/k, true",
            "arn:aws:s3:::b/k, arn:aws:s3:::b/K, false",
            "arn:aws:s3:::b/k, arn:aws:s3:::b/k2, false",
            "arn:aws:s3:::b/*, arn:aws:s3:::b/, true",
            "arn:aws:s3:::b/*, arn:aws:s3:::b/x/y:z, true",
            "arn:aws:s3:::b/*, arn:aws:s3:::b, false",
            "arn:aws:s3:::b*/k, arn:aws:s3:::bucket/a/k, true",
            "arn:aws:s3:::b/?, arn:aws:s3:::b/k, true",
            "arn:aws:s3:::b/?, arn:aws:s3:::b/, false",
            "arn:aws:s3:::b/?, arn:aws:s3:::b/kk, false",
            "arn:aws:s3:::b/?, arn:aws:s3:::b/\uD83D\uDE00, true",
            "arn:aws:s3:::b/??, arn:aws:s3:::b/\uD83D\uDE00, false",
            "arn:aws:s3:::b/*a*b, arn:aws:s3:::b/aab, true",
            "arn:aws:s3:::b/*a*b, arn:aws:s3:::b/aabc, false",
            "arn:aws:s3:::b/*ab**, arn:aws:s3:::b/aab, true",
            "arn:aws:lambda:*:function:f, arn:aws:lambda:eu-west-1:1:function:f, true",
            "arn:aws:s3:::b/*.pdf, arn:aws:s3:::b/a.pdf.exe, false",
        })
        void whenTheyStandInAResource_thenTheySpanEverything(String pattern, String resource, boolean expected) {
            assertThat(about("Resource", "`" + pattern + "`", resource, NONE)).isEqualTo(expected);
            assertThat(about("NotResource", "`" + pattern + "`", resource, NONE))
                    .isEqualTo(!expected);
        }

        @Test
        void whenThereAreSeveralResources_thenOneIsEnoughAndNegationMeansNone() {
            String two = "[`arn:aws:s3:::b/x`,`arn:aws:s3:::b/y`]";

            assertThat(about("Resource", two, "arn:aws:s3:::b/y", NONE)).isTrue();
            assertThat(about("Resource", two, "arn:aws:s3:::b/z", NONE)).isFalse();
            assertThat(about("NotResource", two, "arn:aws:s3:::b/x", NONE)).isFalse();
            assertThat(about("NotResource", two, "arn:aws:s3:::b/z", NONE)).isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "s3:GetObject, true",
            "S3:getobject, true",
            "s3:Get*, true",
            "s3:*, true",
            "*, true",
            "*:*, true",
            "s3:GetObject?, false",
            "s3:GetObjec?, true",
            "s3:GetObjectVersion, false",
            "s3:Get, false",
            "lambda:*, false",
        })
        void whenTheyStandInAnAction_thenCaseDoesNotCount(String action, boolean expected) {
            String rest = "`:[`ec2:X`,`" + action + "`],`Resource`:`*`}";

            assertThat(allowed("{`Effect`:`Allow`,`Action" + rest)).isEqualTo(expected);
            assertThat(allowed("{`Effect`:`Allow`,`NotAction" + rest)).isEqualTo(!expected);
        }

        private boolean allowed(String statement) {
            AppliedPolicies policies = AppliedPolicies.identity(policy(PolicyType.IDENTITY, statement));
            return Evaluator.evaluate(reads(ALICE), policies).allowed();
        }
    }

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
        void whenItHasNoValue_thenNeitherOperatorMatches() {
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
                        .isFalse();
            }
            for (String operator : List.of("ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike")) {
                assertThat(condition(operator, "aws:SourceArn", owner, tagged))
                        .as(operator)
                        .isFalse();
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
