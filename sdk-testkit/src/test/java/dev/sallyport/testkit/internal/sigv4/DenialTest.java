package dev.sallyport.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.RunningFront;
import dev.sallyport.testkit.internal.SignedCall;
import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.iam.Session;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What somebody is told who is known but may not. */
class DenialTest {

    @Nested
    class GivenABucketOfAccountA {
        private RunningFront front;

        @BeforeEach
        void start() throws IOException {
            front = RunningFront.withPolicies();
        }

        @AfterEach
        void stop() {
            front.close();
        }

        @Test
        void whenARoleOfAMayNot_thenS3SaysWhichPolicyDeniesIt() throws IOException {
            assertThat(get(Listener.S3, front.principals.other()))
                    .contains(
                            "User: arn:aws:sts::111111111111:assumed-role/other-role/sandbox is not authorized to perform:"
                                    + " s3:GetObject on resource: &quot;arn:aws:s3:::acme-private/intake/form.txt&quot; with an"
                                    + " explicit deny in a resource-based policy");
        }

        @Test
        void whenARoleOfBMayNot_thenS3SaysNoMoreThanThat() throws IOException {
            assertThat(get(Listener.S3_FROM_B, front.principals.function()))
                    .contains("<Message>Access Denied</Message>")
                    .doesNotContain("arn:aws");
        }

        private String get(Listener listener, Session session) throws IOException {
            SignedCall.RawReply reply = new SignedCall(front, listener, "s3", "ap-east-1", session)
                    .to("GET", "/acme-private/intake/form.txt")
                    .send();
            assertThat(reply.error()).isEqualTo("403 AccessDenied");
            return reply.body();
        }
    }
}
