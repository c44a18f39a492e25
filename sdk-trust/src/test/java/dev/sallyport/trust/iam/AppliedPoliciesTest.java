package dev.sallyport.trust.iam;

import static dev.sallyport.trust.iam.Iam.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A policy counts as what it was read as. */
class AppliedPoliciesTest {
    private final AppliedPolicies none = AppliedPolicies.none();
    private final Policy trust =
            policy(PolicyType.TRUST, "{`Effect`:`Allow`,`Action`:`sts:AssumeRole`,`Principal`:`*`}");
    private final Policy identity = policy(PolicyType.IDENTITY, allow("S", ""));

    @Test
    void whenAPolicyIsGivenAsAnotherType_thenItIsRefused() {
        refused("TRUST, trust", "IDENTITY", () -> AppliedPolicies.identity(trust));
        refused("IDENTITY, identity", "RESOURCE", () -> none.withResource(identity));
        refused("IDENTITY, identity", "SESSION", () -> none.withSession(identity));
        refused("IDENTITY, identity", "BOUNDARY", () -> none.withBoundary(identity));
        refused("TRUST, trust", "ENDPOINT", () -> none.withEndpoint(trust));
        refused("IDENTITY, identity", "SCP", () -> none.withScps(identity));
        refused("IDENTITY, identity", "RCP", () -> none.withRcps(identity));
    }

    private static void refused(String given, String expected, ThrowingCallable made) {
        assertThatThrownBy(made)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Policy[" + given + "] should have been read as " + expected);
    }
}
