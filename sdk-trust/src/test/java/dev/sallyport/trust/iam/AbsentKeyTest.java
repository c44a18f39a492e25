package dev.sallyport.trust.iam;

import static dev.sallyport.trust.iam.Iam.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What conditions say of keys that a request hasn't, has without a value, or has with many. */
class AbsentKeyTest {
    private static final Map<String, List<String>> NONE = Map.of();

    @Nested
    class GivenAnAbsentKey {
        @ParameterizedTest
        @CsvSource({
            "StringEquals, x, false",
            "StringLike, *, false",
            "StringEqualsIgnoreCase, x, false",
            "StringNotEquals, x, true",
            "StringNotLike, *, true",
            "StringNotEqualsIgnoreCase, x, true",
            "NumericEquals, 1, false",
            "NumericNotEquals, 1, true",
            "NumericLessThan, 1, false",
            "NumericLessThanEquals, 1, false",
            "NumericGreaterThan, 1, false",
            "NumericGreaterThanEquals, 1, false",
            "DateEquals, 2026, false",
            "DateNotEquals, 2026, true",
            "DateLessThan, 2026, false",
            "DateLessThanEquals, 2026, false",
            "DateGreaterThan, 2026, false",
            "DateGreaterThanEquals, 2026, false",
            "Bool, true, false",
            "Bool, false, false",
            "BinaryEquals, QQ==, false",
            "IpAddress, 0.0.0.0/0, false",
            "NotIpAddress, 0.0.0.0/0, true",
            "ArnEquals, arn:aws:iam::1:*, false",
            "ArnLike, arn:aws:iam::1:*, false",
            "ArnNotEquals, arn:aws:iam::1:*, true",
            "ArnNotLike, arn:aws:iam::1:*, true",
        })
        void whenAnOperatorAsks_thenOnlyANegatedOneHoldsAndIfExistsAlways(
                String operator, String value, boolean negated) {
            String asks = "`:{`aws:PrincipalTag/t`:`" + value + "`}";

            assertThat(holds("`" + operator + asks, NONE)).isEqualTo(negated);
            assertThat(holds("`" + operator + "IfExists" + asks, NONE)).isTrue();
        }

        @Test
        void whenIfExistsMeetsTheKey_thenItsValueCounts() {
            String asks = "`StringEqualsIfExists`:{`aws:SourceVpce`:`vpce-1`}";

            assertThat(holds(asks, Map.of("aws:SourceVpce", List.of("vpce-1")))).isTrue();
            assertThat(holds(asks, Map.of("aws:SourceVpce", List.of("vpce-2")))).isFalse();
        }

        @Test
        void whenItIsPresentWithoutAValue_thenItIsAsIfAbsent() {
            Map<String, List<String>> empty = Map.of("aws:SourceVpce", List.of());

            assertThat(holds("`StringEquals`:{`aws:SourceVpce`:`x`}", empty)).isFalse();
            assertThat(holds("`StringNotEquals`:{`aws:SourceVpce`:`x`}", empty)).isTrue();
            assertThat(holds("`Null`:{`aws:SourceVpce`:`true`}", empty)).isTrue();
        }

        @Test
        void whenNullAsks_thenOnlyPresenceCounts() {
            Map<String, List<String>> there = Map.of("AWS:sourcevpce", List.of("x"));

            assertThat(holds("`Null`:{`aws:SourceVpce`:`true`}", NONE)).isTrue();
            assertThat(holds("`Null`:{`aws:SourceVpce`:true}", there)).isFalse();
            assertThat(holds("`Null`:{`aws:SourceVpce`:`false`}", NONE)).isFalse();
            assertThat(holds("`Null`:{`aws:SourceVpce`:false}", there)).isTrue();
        }

        @Test
        void whenThereAreSeveralConditions_thenAllHaveToHold() {
            String both = "`StringEquals`:{`aws:userid`:`u`,`aws:SourceVpce`:`v`},`Bool`:{`aws:SecureTransport`:true}";
            Map<String, List<String>> all = Map.of(
                    "aws:userid", List.of("u"), "aws:SourceVpce", List.of("v"), "aws:SecureTransport", List.of("true"));

            assertThat(holds(both, all)).isTrue();
            for (String key : all.keySet()) {
                Map<String, List<String>> without = new HashMap<>(all);
                without.remove(key);
                assertThat(holds(both, without)).as(key).isFalse();
            }
        }
    }

    /**
     * IAM user guide, "Set operators for multivalued context keys" and "Multivalued context key examples", whose policies ask for
     * the tag keys environment and cost-center.
     */
    @Nested
    class GivenAKeyOfManyValues {
        private static boolean tags(String operator, String... values) {
            return holds(
                    "`" + operator + "`:{`aws:TagKeys`:[`environment`,`cost-center`]}",
                    Map.of("aws:TagKeys", List.of(values)));
        }

        @Test
        void whenAllHaveToMatch_thenOneThatDoesNotIsTooMany() {
            assertThat(tags("ForAllValues:StringEquals", "environment")).isTrue();
            assertThat(tags("ForAllValues:StringEquals", "environment", "cost-center"))
                    .isTrue();
            assertThat(tags("ForAllValues:StringEquals", "environment", "dept")).isFalse();
            assertThat(tags("ForAllValues:StringEquals", "dept")).isFalse();
        }

        @Test
        void whenOneHasToMatch_thenOneIsEnough() {
            assertThat(tags("ForAnyValue:StringEquals", "dept", "environment")).isTrue();
            assertThat(tags("ForAnyValue:StringEquals", "dept")).isFalse();
        }

        @Test
        void whenAllHaveToDiffer_thenOneThatDoesNotIsTooMany() {
            assertThat(tags("ForAllValues:StringNotEquals", "dept", "stage")).isTrue();
            assertThat(tags("ForAllValues:StringNotEquals", "dept", "environment"))
                    .isFalse();
        }

        @Test
        void whenOneHasToDiffer_thenOneIsEnough() {
            assertThat(tags("ForAnyValue:StringNotEquals", "dept", "environment"))
                    .isTrue();
            assertThat(tags("ForAnyValue:StringNotEquals", "environment", "cost-center"))
                    .isFalse();
        }

        @Test
        void whenThereIsNoValue_thenAllHoldsAndAnyDoesNot() {
            for (String operator : List.of("StringEquals", "StringNotEquals")) {
                assertThat(tags("ForAllValues:" + operator)).isTrue();
                assertThat(tags("ForAllValues:" + operator, "")).isTrue();
                assertThat(tags("ForAnyValue:" + operator)).isFalse();
                assertThat(tags("ForAnyValue:" + operator, "")).isFalse();
                assertThat(tags("ForAnyValue:" + operator + "IfExists")).isFalse();
            }
        }

        @Test
        void whenTheKeyIsAbsent_thenAllHoldsAndAnyOnlyIfExists() {
            String asks = ":{`aws:TagKeys`:`x`}";

            assertThat(holds("`ForAllValues:StringEquals`" + asks, NONE)).isTrue();
            assertThat(holds("`ForAllValues:StringEqualsIfExists`" + asks, NONE))
                    .isTrue();
            assertThat(holds("`ForAnyValue:StringEquals`" + asks, NONE)).isFalse();
            assertThat(holds("`ForAnyValue:StringNotEquals`" + asks, NONE)).isFalse();
            assertThat(holds("`ForAnyValue:StringEqualsIfExists`" + asks, NONE)).isTrue();
        }

        @Test
        void whenPresenceIsAskedForAsWell_thenAnAbsentKeyIsNotEnough() {
            String asks = "`ForAllValues:StringLike`:{`aws:TagKeys`:`x*`},`Null`:{`aws:TagKeys`:`false`}";

            assertThat(holds(asks, NONE)).isFalse();
            assertThat(holds(asks, Map.of("aws:TagKeys", List.of("xy")))).isTrue();
        }

        @Test
        void whenAKeyOfOneValueComesWithSeveral_thenOneMatchesAndNegationMeansNone() {
            Map<String, List<String>> two = Map.of("aws:userid", List.of("a", "b"));

            assertThat(holds("`StringEquals`:{`aws:userid`:`b`}", two)).isTrue();
            assertThat(holds("`StringNotEquals`:{`aws:userid`:`b`}", two)).isFalse();
            assertThat(holds("`StringNotEquals`:{`aws:userid`:`c`}", two)).isTrue();
        }
    }
}
