package dev.sallyport.trust;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeparationRulesTest {

    private static final Topology.Caller LOANS = caller("loans", "ec2-production", "intake/", null);

    @Nested
    class GivenTwoCallers {

        @ParameterizedTest
        @CsvSource({"intake/", "intake/2026/", "in/"})
        void whenTheirRolesDifferAndTheirPrefixesDoToo_thenTheyMayCall(String prefix) {
            Topology.Caller other = caller("claims", "claims-desk", "claims/" + prefix, null);

            assertThatCode(() -> Topologies.of("aws", false, false, LOANS, other))
                    .doesNotThrowAnyException();
        }

        @ParameterizedTest
        @CsvSource({"intake/,intake/", "intake/,intake/2026/", "intake/2026/,intake/"})
        void whenOnePrefixLiesInTheOther_thenTheSecondIsNamed(String first, String second) {
            assertRefused(
                    "callers[1].prefix: should lie apart from that of 'loans'",
                    false,
                    caller("loans", "ec2-production", first, null),
                    caller("claims", "claims-desk", second, null));
        }

        @Test
        void whenBothAreOneRole_thenTheirPrefixesMayBeTheSame() {
            Topology.Caller night = caller("night", "ec2-production", "intake/", null);

            assertThatCode(() -> Topologies.of("aws", false, false, LOANS, night))
                    .doesNotThrowAnyException();
        }

        @ParameterizedTest
        @ValueSource(strings = {"reader", "Reader"})
        void whenBothHaveOneReader_thenTheSecondIsNamed(String second) {
            assertRefused(
                    "callers[1].readerRole: belongs to one caller only, and is that of 'loans'",
                    false,
                    caller("loans", "ec2-production", "intake/", "reader"),
                    caller("claims", "claims-desk", "claims/", second));
        }

        @Test
        void whenEachDocumentHasItsReaderAndOneCallerHasNone_thenItIsNamed() {
            assertRefused(
                    "callers[1].readerRole: is needed by options.perDocumentReader",
                    true,
                    caller("loans", "ec2-production", "intake/", "reader"),
                    caller("claims", "claims-desk", "claims/", null));
        }
    }

    @Nested
    class GivenARoleOfSomebodyElse {

        @ParameterizedTest
        @ValueSource(strings = {"sallyport-function", "Sallyport-Function"})
        void whenTheReaderIsTheFunctionsOwn_thenItIsRefused(String reader) {
            assertRefused(
                    "callers[0].readerRole: should be another role than b.functionRole",
                    false,
                    caller("loans", "ec2-production", "intake/", reader));
        }

        @Test
        void whenARoleIsTheDeploymentRole_thenItsFieldIsNamed() {
            assertRefused(
                    "callers[0].role: should not be Sallyport-Deployment",
                    false,
                    caller("loans", "Sallyport-Deployment", "intake/", null));
            assertRefused(
                    "callers[0].readerRole: should not be sallyport-deployment",
                    false,
                    caller("loans", "ec2-production", "intake/", TrustPolicies.DEPLOYMENT_ROLE));
            assertRefused(
                    "b.functionRole: should not be", account("222222222222", TrustPolicies.DEPLOYMENT_ROLE, "us.x"));
        }
    }

    @Nested
    class GivenAccountB {

        @Test
        void whenItIsAccountA_thenItIsNoDoor() {
            assertRefused("b.account: should be another account", account("111111111111", "function", "us.x"));
        }

        @Test
        void whenItsProfileIsGlobal_thenDataCouldGoAnywhere() {
            assertRefused("b.model.profile: ", account("222222222222", "function", "global.anthropic.claude"));
        }
    }

    private static Topology.Caller caller(String alias, String role, String prefix, @Nullable String reader) {
        return new Topology.Caller(alias, role, prefix, reader);
    }

    private static Topology.AccountB account(String number, String role, String profile) {
        return new Topology.AccountB(
                number,
                "us-east-1",
                "sallyport",
                role,
                List.of(),
                new Topology.Model(profile, "anthropic.claude", List.of("us-east-1")));
    }

    private static void assertRefused(String message, boolean perDocumentReader, Topology.Caller... callers) {
        assertThatExceptionOfType(InvalidTopologyException.class)
                .isThrownBy(() -> Topologies.of("aws", false, perDocumentReader, callers))
                .withMessageStartingWith(message);
    }

    private static void assertRefused(String message, Topology.AccountB b) {
        Topology good = Topologies.plain();

        assertThatExceptionOfType(InvalidTopologyException.class)
                .isThrownBy(() ->
                        new Topology(good.partition(), good.a(), b, good.callers(), good.options(), good.residency()))
                .withMessageStartingWith(message);
    }
}
