package dev.sallyport.trust.iam;

import static dev.sallyport.trust.iam.Iam.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IAM user guide, "IAM JSON policy elements: Condition operators". */
class OperatorTest {

    private static void expect(boolean expected, String operator, String key, String policy, String request) {
        boolean holds = holds("`" + operator + "`:{`" + key + "`:" + policy + "}", Map.of(key, List.of(request)));
        assertThat(holds).as(operator + " " + policy + " " + request).isEqualTo(expected);
    }

    @Nested
    class GivenText {
        @ParameterizedTest
        @CsvSource({
            "StringEquals, x, x, true",
            "StringEquals, x, X, false",
            "StringEquals, x*, xy, false",
            "StringEquals, x*, x*, true",
            "StringNotEquals, x, x, false",
            "StringNotEquals, x, y, true",
            "StringEqualsIgnoreCase, xY, Xy, true",
            "StringEqualsIgnoreCase, x*, xy, false",
            "StringNotEqualsIgnoreCase, xY, Xy, false",
            "StringNotEqualsIgnoreCase, xY, z, true",
            "StringLike, x*z, xyyz, true",
            "StringLike, x?z, xyz, true",
            "StringLike, x?z, xz, false",
            "StringLike, X*, xy, false",
            "StringNotLike, x*, xyz, false",
            "StringNotLike, x*, zyx, true",
        })
        void whenItIsCompared_thenCaseAndWildcardsCountAsDocumented(
                String operator, String policy, String request, boolean expected) {
            expect(expected, operator, "aws:PrincipalTag/team", "`" + policy + "`", request);
        }

        @Test
        void whenThereAreSeveralValues_thenOneIsEnoughAndNegationMeansNone() {
            expect(true, "StringEquals", "aws:userid", "[`a`,`b`]", "b");
            expect(false, "StringEquals", "aws:userid", "[`a`,`b`]", "c");
            expect(false, "StringNotEquals", "aws:userid", "[`a`,`b`]", "b");
            expect(true, "StringNotEquals", "aws:userid", "[`a`,`b`]", "c");
        }
    }

    @Nested
    class GivenNumbers {
        @ParameterizedTest
        @CsvSource({
            "NumericEquals, 9, false",
            "NumericEquals, 10, true",
            "NumericEquals, 10.0, true",
            "NumericNotEquals, 9, true",
            "NumericNotEquals, 10, false",
            "NumericNotEquals, ten, true",
            "NumericLessThan, 9, true",
            "NumericLessThan, 10, false",
            "NumericLessThan, 11, false",
            "NumericLessThanEquals, 10, true",
            "NumericLessThanEquals, 10.5, false",
            "NumericLessThanEquals, 9, true",
            "NumericGreaterThan, 11, true",
            "NumericGreaterThan, 10, false",
            "NumericGreaterThan, -11, false",
            "NumericGreaterThanEquals, 10, true",
            "NumericGreaterThanEquals, 9, false",
            "NumericGreaterThanEquals, 11, true",
            "NumericGreaterThan, ten, false",
            "NumericLessThan, 1e1, false",
        })
        void whenComparedWithTen_thenByTheirValue(String operator, String request, boolean expected) {
            expect(expected, operator, "s3:max-keys", "10", request);
            expect(expected, operator, "s3:max-keys", "`10`", request);
        }
    }

    @Nested
    class GivenDates {
        @ParameterizedTest
        @CsvSource({
            "DateEquals, 2026-01-01T00:00:00Z, true",
            "DateEquals, 2026-01-01T01:00:00+01:00, true",
            "DateEquals, 1767225600, true",
            "DateEquals, 1767225600.5, false",
            "DateEquals, 2026-01-01, true",
            "DateEquals, 2026-01, true",
            "DateEquals, 2026, true",
            "DateEquals, 2026-01-02, false",
            "DateNotEquals, 2026-01-01T00:00:00Z, false",
            "DateNotEquals, 2026-01-01T00:00:01Z, true",
            "DateNotEquals, never, true",
            "DateLessThan, 2025-12-31T23:59:59.999Z, true",
            "DateLessThan, 2026-01-01T00:00:00Z, false",
            "DateLessThanEquals, 2026-01-01T00:00:00Z, true",
            "DateLessThanEquals, 2026-01-01T00:00:00.001Z, false",
            "DateGreaterThan, 2026-01-01T00:00:01Z, true",
            "DateGreaterThan, 1767225600, false",
            "DateGreaterThan, 1767225600.000000001, true",
            "DateGreaterThan, never, false",
            "DateGreaterThanEquals, 2026-01-01T00:00:00Z, true",
            "DateGreaterThanEquals, 2025, false",
        })
        void whenComparedWithTheNewYear_thenAsPointsInTime(String operator, String request, boolean expected) {
            for (String newYear : List.of("2026-01-01T00:00:00Z", "2026", "1767225600")) {
                expect(expected, operator, "aws:CurrentTime", "`" + newYear + "`", request);
            }
        }

        @Test
        void whenTheKeyIsSecondsSince1970_thenItCanBeComparedAsDateAndAsNumber() {
            expect(true, "DateLessThan", "aws:EpochTime", "`2026-01-01`", "1767225599");
            expect(true, "NumericLessThan", "aws:EpochTime", "1767225600", "1767225599");
            expect(false, "NumericLessThan", "aws:EpochTime", "1767225600", "1767225600");
        }
    }

    @Nested
    class GivenTruthAndBytes {
        @ParameterizedTest
        @CsvSource({
            "true, true, true",
            "true, false, false",
            "false, false, true",
            "false, TRUE, false",
            "TRUE, true, true",
            "false, maybe, false"
        })
        void whenTruthIsCompared_thenCaseDoesNotCount(String policy, String request, boolean expected) {
            expect(expected, "Bool", "aws:SecureTransport", "`" + policy + "`", request);
        }

        @Test
        void whenTruthIsJsons_thenItIsTheSame() {
            expect(true, "Bool", "aws:SecureTransport", "false", "false");
            expect(false, "Bool", "aws:SecureTransport", "false", "true");
        }

        @Test
        void whenBytesAreCompared_thenWhatTheyMeanCounts() {
            expect(true, "BinaryEquals", "aws:userid", "`QmluYXJ5`", "QmluYXJ5");
            expect(false, "BinaryEquals", "aws:userid", "`QmluYXJ5`", "QmluYXJ6");
            expect(false, "BinaryEquals", "aws:userid", "`QmluYXJ5`", "!");
            expect(true, "BinaryEquals", "aws:userid", "`QQ==`", "QQ");
        }
    }

    @Nested
    class GivenAddresses {
        @ParameterizedTest
        @CsvSource({
            "203.0.113.0/24, 203.0.113.5, true",
            "203.0.113.0/24, 203.0.114.5, false",
            "203.0.113.7/24, 203.0.113.5, true",
            "203.0.113.5, 203.0.113.5, true",
            "203.0.113.5, 203.0.113.4, false",
            "0.0.0.0/0, 255.255.255.255, true",
            "0.0.0.0/0, 2001:db8::1, false",
            "128.0.0.0/1, 127.255.255.255, false",
            "128.0.0.0/1, 128.0.0.0, true",
            "10.0.0.0/31, 10.0.0.2, false",
            "10.0.0.0/31, 10.0.0.1, true",
            "2001:DB8:1234:5678::/64, 2001:db8:1234:5678::1, true",
            "2001:DB8:1234:5678::/64, 2001:db8:1234:5679::1, false",
            "::/0, ::1, true",
            "::/0, 10.0.0.1, false",
            "10.0.0.0/8, localhost, false",
            "10.0.0.0/8, 10.0.0.256, false",
            "10.0.0.0/8, 10.0.0.0/7, false",
            "10.0.0.0/8, 10.0.0.0/9, true",
        })
        void whenTheyAreInARangeOrNot_thenTheOperatorsAreOpposites(String range, String address, boolean expected) {
            expect(expected, "IpAddress", "aws:SourceIp", "`" + range + "`", address);
            expect(!expected, "NotIpAddress", "aws:SourceIp", "`" + range + "`", address);
        }

        @Test
        void whenThereAreTwoRanges_thenBothKindsOfAddressesCanBeIn() {
            expect(true, "IpAddress", "aws:SourceIp", "[`10.0.0.0/8`,`2001:db8::/32`]", "2001:db8::5");
            expect(false, "NotIpAddress", "aws:SourceIp", "[`10.0.0.0/8`,`2001:db8::/32`]", "10.1.1.1");
        }
    }

    @Nested
    class GivenArns {
        @ParameterizedTest
        @CsvSource({
            "arn:aws:iam::111111111111:role/x, arn:aws:iam::111111111111:role/x, true",
            "arn:aws:iam::111111111111:role/x, arn:aws:iam::111111111111:role/X, false",
            "arn:aws:iam::*:role/*, arn:aws:iam::111111111111:role/a/b, true",
            "arn:aws:iam::1?1111111111:role/x, arn:aws:iam::111111111111:role/x, true",
            "arn:aws:*:*:role/x:*, arn:aws:iam::111111111111:role/x, false",
            "arn:*:iam::*:*, arn:aws:iam::111111111111:role/x, true",
            "arn:aws:lambda:*:*:*, arn:aws:lambda:eu-west-1:1:function:f:live, true",
            "arn:aws:lambda:*:1:function:*, arn:aws:lambda:eu-west-1:1:function:f:live, true",
            "arn:aws:lambda:*:1:function:f, arn:aws:lambda:eu-west-1:1:function:f:live, false",
            "arn:*:*:*:*:*, arn:aws:iam, false",
            "arn:aws:iam::1:role/x, arn:aws:iam:eu:1:role/x, false",
        })
        void whenTheyAreCompared_thenPartByPartByBothOperators(String policy, String request, boolean expected) {
            expect(expected, "ArnLike", "aws:PrincipalArn", "`" + policy + "`", request);
            expect(expected, "ArnEquals", "aws:PrincipalArn", "`" + policy + "`", request);
            expect(!expected, "ArnNotLike", "aws:PrincipalArn", "`" + policy + "`", request);
            expect(!expected, "ArnNotEquals", "aws:PrincipalArn", "`" + policy + "`", request);
        }
    }
}
