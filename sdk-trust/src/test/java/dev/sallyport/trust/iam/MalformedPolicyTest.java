package dev.sallyport.trust.iam;

import static dev.sallyport.trust.iam.Iam.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and how it is said. */
class MalformedPolicyTest {

    private static void refused(PolicyType type, String json, String message) {
        assertThatThrownBy(() -> Policy.parse(type, "p", json(json)))
                .isExactlyInstanceOf(MalformedPolicyException.class)
                .hasMessage(message);
    }

    private static void statementRefused(String statement, String message) {
        refused(PolicyType.IDENTITY, document("2012-10-17", statement), "p: statement " + message);
    }

    @Nested
    class GivenADocument {
        @ParameterizedTest
        @ValueSource(strings = {"", " ", "{", "{} {}", "{`a`:1e9999999999}", "{`a`:01}", "\u0000"})
        void whenItIsNoJson_thenThatIsSaid(String json) {
            refused(PolicyType.IDENTITY, json, "p: is not JSON");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "`x`", "1", "true", "null"})
        void whenItIsNoObject_thenThatIsSaid(String json) {
            refused(PolicyType.IDENTITY, json, "p: the document: should be an object");
        }

        @Test
        void whenAnElementStandsTwice_thenItIsNamed() {
            refused(
                    PolicyType.IDENTITY,
                    "{`Statement`:[{`Effect`:`Allow`,`Action`:`*`,`Resource`:`*`,`Effect`:`Deny`}]}",
                    "p: is not JSON: an element stands twice at /Statement/0/Effect");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}|Statement: is missing",
                    "{`Statement`:[]}|Statement: should be more than an empty list",
                    "{`statement`:[]}|element statement isn't known here",
                    "{`Version`:`2020-01-01`,`Statement`:{}}|Version: should be 2012-10-17 or 2008-10-17",
                    "{`Version`:2012,`Statement`:{}}|Version: should be text",
                    "{`Id`:1,`Statement`:{}}|Id: should be text",
                    "{`Statement`:1}|statement #1: should be an object",
                    "{`Statement`:[[]]}|statement #1: should be an object",
                })
        void whenAnElementIsWrong_thenItIsNamed(String json, String message) {
            refused(PolicyType.IDENTITY, json, "p: " + message);
        }

        @Test
        void whenTwoStatementsHaveTheSameSid_thenItIsNamed() {
            refused(
                    PolicyType.IDENTITY,
                    document("2012-10-17", allow("Same", ""), deny("Same", "")),
                    "p: two statements have the Sid \"Same\"");
        }

        @Test
        void whenTwoStatementsHaveNone_thenTheirPositionsNameThem() {
            String twice = document("2012-10-17", allow("", ""), allow("", "").replace("`Sid`:``,", ""));

            assertThat(Policy.parse(PolicyType.IDENTITY, "p", json(twice)).statements())
                    .extracting(statement -> statement.id().sid())
                    .containsExactly("#1", "#2");
        }

        @Test
        void whenItIsLong_thenThatIsSaid() {
            String most = document("2012-10-17", allow("", "")) + " ".repeat(65_536);

            assertThat(Policy.parse(PolicyType.IDENTITY, "p", most.substring(0, 65_536))
                            .name())
                    .isEqualTo("p");
            refused(PolicyType.IDENTITY, most, "p: is longer than 65536 characters");
        }

        @Test
        void whenItIsDeep_thenItIsRefusedLikeAnyOther() {
            refused(PolicyType.IDENTITY, "[".repeat(60_000), "p: is not JSON");
            refused(PolicyType.IDENTITY, "[".repeat(30_000) + "]".repeat(30_000), "p: is not JSON");
        }
    }

    @Nested
    class GivenAStatement {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{`Action`:`*`,`Resource`:`*`}|#1: Effect: is missing",
                    "{`Sid`:`S`,`Effect`:`allow`,`Action`:`*`,`Resource`:`*`}|S: Effect: should be Allow or Deny",
                    "{`Effect`:[`Allow`],`Action`:`*`,`Resource`:`*`}|#1: Effect: should be text",
                    "{`Effect`:`Allow`,`Resource`:`*`}|#1: Action: is missing",
                    "{`Effect`:`Allow`,`Action`:[],`Resource`:`*`}|#1: Action: should be more than an empty list",
                    "{`Effect`:`Allow`,`Action`:{},`Resource`:`*`}|#1: Action: should be text",
                    "{`Effect`:`Allow`,`Action`:`GetObject`,`Resource`:`*`}|#1: Action: GetObject should be service:Name or *",
                    "{`Effect`:`Allow`,`NotAction`:`s?:x`,`Resource`:`*`}|#1: NotAction: s?:x should be service:Name or *",
                    "{`Effect`:`Allow`,`Action`:`s3:`,`Resource`:`*`}|#1: Action: s3: should be service:Name or *",
                    "{`Effect`:`Allow`,`Action`:`S3:X`,`NotAction`:`s3:X`,`Resource`:`*`}"
                            + "|#1: Action and NotAction: only one of them may be there",
                    "{`Effect`:`Allow`,`Action`:`*`,`Resource`:`*`,`NotResource`:`*`}"
                            + "|#1: Resource and NotResource: only one of them may be there",
                    "{`Effect`:`Allow`,`Action`:`*`}|#1: Resource: is missing",
                    "{`Effect`:`Allow`,`Action`:`*`,`Resource`:`bucket/*`}|#1: Resource: should be * or an ARN",
                    "{`Effect`:`Allow`,`Action`:`*`,`Resource`:`arn:aws:s3::`}|#1: Resource: should be * or an ARN",
                    "{`Effect`:`Allow`,`Action`:`*`,`NotResource`:[`*`,`arn:aws:s3`]}|#1: NotResource: should be * or an ARN",
                    "{`Effect`:`Allow`,`Action`:`*`,`Resource`:[1]}|#1: Resource: should be text",
                    "{`Effect`:`Allow`,`Action`:`*`,`Resource`:`*`,`Conditions`:{}}|#1: element Conditions isn't known here",
                    "{`Sid`:`a b`,`Effect`:`Allow`,`Action`:`*`,`Resource`:`*`}|a b: Sid: should be of letters and digits",
                    "{`Sid`:`#2`,`Effect`:`Allow`,`Action`:`*`,`Resource`:`*`}|#2: Sid: should be of letters and digits",
                    "{`Sid`:1,`Effect`:`Allow`,`Action`:`*`,`Resource`:`*`}|#1: Sid: should be text",
                    "{`Effect`:`Allow`,`Action`:`*`,`Resource`:`*`,`Principal`:`*`}"
                            + "|#1: Principal: is not for a policy of this type",
                })
        void whenAnElementIsWrong_thenElementAndStatementAreNamed(String statement, String message) {
            statementRefused(statement, message);
        }

        @Test
        void whenAnActionIsOfCapitalsOrHasWildcards_thenItIsFine() {
            for (String action : new String[] {"s3:*", "*", "*:*", "S3:x", "s3:Get?bject*"}) {
                String statement = "{`Effect`:`Allow`,`Action`:`" + action + "`,`Resource`:`*`}";
                assertThat(policy(PolicyType.IDENTITY, statement).statements()).hasSize(1);
            }
        }

        @Test
        void whenAValueIsLong_thenThatIsSaid() {
            String most = "arn:aws:s3:::" + "x".repeat(2035);
            String statement = "{`Effect`:`Allow`,`Action`:`*`,`Resource`:`";

            assertThat(policy(PolicyType.IDENTITY, statement + most + "`}").statements())
                    .hasSize(1);
            statementRefused(statement + most + "x`}", "#1: Resource: should be at most 2048 characters");
        }

        @Test
        void whenANameDoesNotPrintOrIsLong_thenItIsShownShort() {
            String name = "\u00e9" + "x".repeat(100);

            statementRefused("{`" + name + "`:1}", "#1: element ?" + "x".repeat(79) + "... isn't known here");
        }

        @Test
        void whenItIsABuckets_thenASidMayHaveSpaces() {
            assertThat(policy(PolicyType.RESOURCE, allow("Read only", everyone()))
                            .statements())
                    .extracting(statement -> statement.id().sid())
                    .containsExactly("Read only");
        }
    }

    @Nested
    class GivenConditions {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "[]|should be an object",
                    "{}|is empty: leave it out",
                    "{`StringEqual`:{`aws:userid`:`x`}}|StringEqual: isn't a condition operator",
                    "{`stringequals`:{`aws:userid`:`x`}}|stringequals: isn't a condition operator",
                    "{`ForSomeValues:StringEquals`:{`aws:userid`:`x`}}|ForSomeValues:StringEquals: isn't a condition operator",
                    "{`NullIfExists`:{`aws:userid`:`true`}}|NullIfExists: isn't a condition operator",
                    "{`ForAnyValue:Null`:{`aws:TagKeys`:`true`}}|ForAnyValue:Null: isn't a condition operator",
                    "{`StringEquals`:{}}|StringEquals: is empty: leave it out",
                    "{`StringEquals`:[]}|StringEquals: should be an object",
                    "{`StringEquals`:{`aws:nothing`:`x`}}|StringEquals: aws:nothing isn't a condition key that is known here",
                    "{`StringEquals`:{`aws:PrincipalTag/`:`x`}}"
                            + "|StringEquals: aws:PrincipalTag/ isn't a condition key that is known here",
                    "{`StringEquals`:{`aws:userid`:`x`,`aws:UserId`:`y`}}|StringEquals: aws:UserId stands twice",
                    "{`StringEquals`:{`aws:userid`:[]}}|StringEquals: aws:userid: should be more than an empty list",
                    "{`StringEquals`:{`aws:userid`:null}}|StringEquals: aws:userid: should be text",
                    "{`StringEquals`:{`aws:userid`:[{}]}}|StringEquals: aws:userid: should be text",
                    "{`StringEquals`:{`aws:TagKeys`:`x`}}"
                            + "|StringEquals: aws:TagKeys can have many values: it needs ForAllValues: or ForAnyValue:",
                    "{`ForAllValues:StringEquals`:{`aws:userid`:`x`}}|ForAllValues:StringEquals: "
                            + "aws:userid has one value at most: leave ForAllValues: or ForAnyValue: out",
                    "{`NumericEquals`:{`aws:SourceIp`:`1`}}|NumericEquals: aws:SourceIp has values of the type IP",
                    "{`ArnLike`:{`aws:CurrentTime`:`x`}}|ArnLike: aws:CurrentTime has values of the type DATE",
                    "{`IpAddress`:{`aws:PrincipalArn`:`1.1.1.1`}}|IpAddress: aws:PrincipalArn has values of the type ARN",
                    "{`NumericEquals`:{`s3:max-keys`:`ten`}}|NumericEquals: s3:max-keys: a value isn't a number",
                    "{`NumericEquals`:{`s3:max-keys`:`1e9`}}|NumericEquals: s3:max-keys: a value isn't a number",
                    "{`DateEquals`:{`aws:CurrentTime`:`tomorrow`}}"
                            + "|DateEquals: aws:CurrentTime: a value isn't a date of ISO 8601 or seconds since 1970",
                    "{`DateEquals`:{`aws:CurrentTime`:`2026-02-30`}}"
                            + "|DateEquals: aws:CurrentTime: a value isn't a date of ISO 8601 or seconds since 1970",
                    "{`Bool`:{`aws:SecureTransport`:`yes`}}|Bool: aws:SecureTransport: a value isn't true or false",
                    "{`Null`:{`aws:userid`:``}}|Null: aws:userid: a value isn't true or false",
                    "{`BinaryEquals`:{`aws:userid`:`!`}}|BinaryEquals: aws:userid: a value isn't base64",
                    "{`IpAddress`:{`aws:SourceIp`:`10.0.0.0/33`}}"
                            + "|IpAddress: aws:SourceIp: a value isn't an IP address or range",
                    "{`IpAddress`:{`aws:SourceIp`:[`::1/128`,`::1/129`]}}"
                            + "|IpAddress: aws:SourceIp: a value isn't an IP address or range",
                    "{`IpAddress`:{`aws:SourceIp`:`10.0.0/24`}}"
                            + "|IpAddress: aws:SourceIp: a value isn't an IP address or range",
                    "{`IpAddress`:{`aws:SourceIp`:`1:2:3/`}}"
                            + "|IpAddress: aws:SourceIp: a value isn't an IP address or range",
                    "{`ArnEquals`:{`aws:SourceArn`:`arn:aws:s3::*`}}"
                            + "|ArnEquals: aws:SourceArn: a value isn't an ARN of six parts",
                    "{`ArnEquals`:{`aws:SourceArn`:`*:aws:s3:::x`}}"
                            + "|ArnEquals: aws:SourceArn: a value isn't an ARN of six parts",
                })
        void whenSomethingIsWrong_thenItIsNamed(String conditions, String message) {
            statementRefused(allow("S", ",`Condition`:" + conditions), "S: Condition: " + message);
        }
    }

    @Nested
    class GivenVariables {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "${aws:userid|a variable has no end: ${ without }",
                    "${}|malformed variable ${}",
                    "${aws:userid, default}|malformed variable ${aws:userid, default}",
                    "${aws:userid, 'a'b'}|malformed variable ${aws:userid, 'a'b'}",
                    "${**}|no such key in the variable ${**}",
                    "${aws:nothing}|no such key in the variable ${aws:nothing}",
                    "${aws:TagKeys}|a key of many values is no variable: ${aws:TagKeys}",
                })
        void whenOneIsMalformed_thenItIsNamed(String variable, String message) {
            String resource = "{`Effect`:`Allow`,`Action`:`*`,`Resource`:`arn:aws:s3:::" + variable + "`}";

            statementRefused(resource, "#1: Resource: " + message);
            statementRefused(
                    allow("S", when("`StringLike`:{`s3:prefix`:`" + variable + "`}")),
                    "S: Condition: StringLike: s3:prefix: " + message);
        }

        @ParameterizedTest
        @ValueSource(strings = {"arn:aws:s3:${aws:RequestedRegion}::x", "${aws:userid}", "arn:${aws:userid}:*"})
        void whenOneIsBeforeTheFifthColon_thenItIsRefused(String resource) {
            statementRefused(
                    "{`Effect`:`Allow`,`Action`:`*`,`Resource`:`" + resource + "`}",
                    "#1: Resource: should be * or an ARN");
        }

        @Test
        void whenTheOperatorTakesNone_thenItIsRefused() {
            statementRefused(
                    allow("S", when("`NumericEquals`:{`s3:max-keys`:`${s3:max-keys}`}")),
                    "S: Condition: NumericEquals: s3:max-keys: a value isn't a number");
        }
    }
}
