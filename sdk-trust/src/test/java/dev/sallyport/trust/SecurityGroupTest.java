package dev.sallyport.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityGroupTest {

    @Nested
    class GivenTheRulesOfATopology {

        private final SecurityGroup group = SecurityGroup.parse(TrustPolicies.of(Topologies.deployed())
                .all(PolicyFile.A_LAMBDA_SECURITY_GROUP)
                .findFirst()
                .orElseThrow()
                .json());

        @Test
        void whenTheApplicationConnectsByTls_thenItIsLetIn() {
            assertThat(group.admits("tcp", 443, SecurityGroup.APP)).isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "tcp, 443, sg-0123456789abcdef0",
            "tcp, 442, ${a.appSecurityGroupId}",
            "tcp, 444, ${a.appSecurityGroupId}",
            "udp, 443, ${a.appSecurityGroupId}",
            "tcp, 443, ''"
        })
        void whenAnythingElseConnects_thenItIsKeptOut(String protocol, int port, String groupId) {
            assertThat(group.admits(protocol, port, groupId)).isFalse();
        }
    }

    @Nested
    class GivenOtherRules {

        @Test
        void whenSeveralGroupsAndPortsAreNamed_thenEachOfThemIsLetIn() {
            SecurityGroup group = SecurityGroup.parse("""
                    {"IpPermissions":[
                      {"IpProtocol":"tcp","FromPort":8000,"ToPort":8010,
                       "UserIdGroupPairs":[{"GroupId":"sg-1","Description":"one"},{"GroupId":"sg-2"}]},
                      {"IpProtocol":"udp","FromPort":53,"ToPort":53,"UserIdGroupPairs":[{"GroupId":"sg-3"}]}],
                     "IpPermissionsEgress":[]}""");

            assertThat(group.admits("tcp", 8000, "sg-1")).isTrue();
            assertThat(group.admits("tcp", 8010, "sg-2")).isTrue();
            assertThat(group.admits("udp", 53, "sg-3")).isTrue();
            assertThat(group.admits("tcp", 8011, "sg-1")).isFalse();
            assertThat(group.admits("tcp", 7999, "sg-1")).isFalse();
            assertThat(group.admits("tcp", 8005, "sg-3")).isFalse();
        }

        @Test
        void whenEveryPortIsNamed_thenTheFirstAndTheLastAreLetIn() {
            SecurityGroup group = SecurityGroup.parse("""
                    {"IpPermissions":[{"IpProtocol":"tcp","FromPort":0,"ToPort":65535,
                     "UserIdGroupPairs":[{"GroupId":"sg-1"}]}],"IpPermissionsEgress":[]}""");

            assertThat(group.admits("tcp", 0, "sg-1")).isTrue();
            assertThat(group.admits("tcp", 65_535, "sg-1")).isTrue();
        }

        @Test
        void whenThereAreNone_thenNobodyIsLetIn() {
            SecurityGroup group = SecurityGroup.parse("{\"IpPermissions\":[],\"IpPermissionsEgress\":[]}");

            assertThat(group.ingress()).isEmpty();
            assertThat(group.admits("tcp", 443, SecurityGroup.APP)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "null",
                    "{}",
                    "{\"IpPermissions\":[]}",
                    "{\"IpPermissions\":{},\"IpPermissionsEgress\":[]}",
                    "{\"IpPermissions\":[],\"IpPermissionsEgress\":[{}]}",
                    "{\"IpPermissions\":[],\"IpPermissionsEgress\":[],\"VpcId\":\"vpc-1\"}",
                    "{\"IpPermissions\":[1],\"IpPermissionsEgress\":[]}"
                })
        void whenTheyAreNoRules_thenTheyAreRefused(String json) {
            assertRefused(json);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"IpProtocol\":\"tcp\",\"FromPort\":443,\"ToPort\":443",
                    "\"IpProtocol\":\"tcp\",\"FromPort\":443,\"ToPort\":443,\"UserIdGroupPairs\":[],\"IpRanges\":[]",
                    "\"IpProtocol\":\"tcp\",\"FromPort\":443,\"UserIdGroupPairs\":[]",
                    "\"IpProtocol\":\"tcp\",\"FromPort\":\"443\",\"ToPort\":443,\"UserIdGroupPairs\":[]",
                    "\"IpProtocol\":\"tcp\",\"FromPort\":-1,\"ToPort\":443,\"UserIdGroupPairs\":[]",
                    "\"IpProtocol\":\"tcp\",\"FromPort\":443,\"ToPort\":65536,\"UserIdGroupPairs\":[]",
                    "\"IpProtocol\":6,\"FromPort\":443,\"ToPort\":443,\"UserIdGroupPairs\":[]",
                    "\"IpProtocol\":\"tcp\",\"FromPort\":443,\"ToPort\":443,\"UserIdGroupPairs\":[{}]",
                    "\"IpProtocol\":\"tcp\",\"FromPort\":443,\"ToPort\":443,\"UserIdGroupPairs\":[{\"GroupId\":\" \"}]",
                    "\"IpProtocol\":\"tcp\",\"FromPort\":443,\"ToPort\":443,"
                            + "\"UserIdGroupPairs\":[{\"GroupId\":\"sg-1\",\"PeeringStatus\":\"active\"}]"
                })
        void whenARuleSaysMoreOrLessThanIsUnderstood_thenAllOfThemAreRefused(String rule) {
            assertRefused("{\"IpPermissions\":[{" + rule + "}],\"IpPermissionsEgress\":[]}");
        }

        private void assertRefused(String json) {
            assertThatExceptionOfType(InvalidTopologyException.class).isThrownBy(() -> SecurityGroup.parse(json));
        }
    }
}
