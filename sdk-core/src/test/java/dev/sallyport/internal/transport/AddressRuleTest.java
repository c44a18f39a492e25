package dev.sallyport.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRuleTest {

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "fc00::1",
                "fd12:3456::1",
                "::ffff:10.0.0.1"
            })
    void whenAnAddressIsPrivate_thenOnlyThePrivateRuleAllowsIt(String literal) throws UnknownHostException {
        assertThat(AddressRule.privateOnly().allows(address(literal))).isTrue();
        assertThat(AddressRule.loopbackOnly().allows(address(literal))).isFalse();
        assertThat(AddressRule.anyButLocal().allows(address(literal))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "203.0.113.7",
                "9.255.255.255",
                "11.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "2001:db8::1",
                "fbff::1",
                "fe00::1",
                "::ffff:203.0.113.7"
            })
    void whenAnAddressIsPublic_thenOnlyTheGatewayRuleAllowsIt(String literal) throws UnknownHostException {
        assertThat(AddressRule.privateOnly().allows(address(literal))).isFalse();
        assertThat(AddressRule.loopbackOnly().allows(address(literal))).isFalse();
        assertThat(AddressRule.anyButLocal().allows(address(literal))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.170.2",
                "::ffff:169.254.169.254",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "0.0.0.0",
                "0.1.2.3",
                "::",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "ff02::1",
                "::10.0.0.1",
                "::8.8.8.8",
                "64:ff9b::10.0.0.1",
                "64:ff9b::8.8.8.8",
                "64:ff9b:1::a00:1",
                "2002:808:808::1",
                "2002:a00:1::1",
                "2001:0:808:808::1"
            })
    void whenAnAddressIsOfTheLinkOfNobodyOrOfTwoFamilies_thenNoRuleAllowsIt(String literal)
            throws UnknownHostException {
        assertThat(AddressRule.privateOnly().allows(address(literal))).isFalse();
        assertThat(AddressRule.loopbackOnly().allows(address(literal))).isFalse();
        assertThat(AddressRule.anyButLocal().allows(address(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.0.1", "::1", "::ffff:127.0.0.1"})
    void whenAnAddressIsThisMachine_thenOnlyTheLoopbackRuleAllowsIt(String literal) throws UnknownHostException {
        assertThat(AddressRule.loopbackOnly().allows(address(literal))).isTrue();
        assertThat(AddressRule.privateOnly().allows(address(literal))).isFalse();
        assertThat(AddressRule.anyButLocal().allows(address(literal))).isFalse();
    }

    @Test
    void whenARangeIsAllowedByName_thenItsAddressesAreAllowedToo() throws UnknownHostException {
        AddressRule rule = AddressRule.privateOnly().allowing("203.0.113.0/25").allowing("2001:db8::/33");
        assertThat(rule.allows(address("203.0.113.127"))).isTrue();
        assertThat(rule.allows(address("203.0.113.128"))).isFalse();
        assertThat(rule.allows(address("2001:db8:7fff::1"))).isTrue();
        assertThat(rule.allows(address("2001:db8:8000::1"))).isFalse();
        assertThat(rule.allows(address("10.0.0.1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0/0",
                "128.0.0.0/1",
                "10.0.0.0/7",
                "::/0",
                "10.0.0.0",
                "10.0.0.0/33",
                "localhost/8",
                "10.0.0/x",
                "/8",
                "::1/129",
                "1.2.3.4.5/8"
            })
    void whenARangeMeansEverythingOrNothing_thenItIsRefused(String range) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRule.privateOnly().allowing(range));
    }

    @Test
    void whenARangeIsOneAddress_thenNoOtherIsAllowed() throws UnknownHostException {
        AddressRule rule = AddressRule.loopbackOnly().allowing("203.0.113.7/32").allowing("2001:db8::7/128");

        assertThat(rule.allows(address("203.0.113.7"))).isTrue();
        assertThat(rule.allows(address("203.0.113.6"))).isFalse();
        assertThat(rule.allows(address("2001:db8::7"))).isTrue();
        assertThat(rule.allows(address("2001:db8::6"))).isFalse();
    }

    @Test
    void whenARangeIsNarrowerThanAnAddress_thenTheMessageNamesTheNarrowest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRule.privateOnly().allowing("10.0.0.0/33"))
                .withMessageContaining("at most /32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddressRule.privateOnly().allowing("fd00::/129"))
                .withMessageContaining("at most /128");
    }
}
