package dev.sallyport.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.TestTopology;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    @Nested
    class GivenCredentials {

        @Test
        void whenTheyAreShown_thenThereIsNoSecretInIt() {
            Principals all = Principals.of(TestTopology.plain(), new CredentialStore(Clock.systemUTC(), new Random(1)));
            assertThat(all.toString())
                    .contains("assumed-role/ec2-production/sandbox")
                    .doesNotContain(all.caller().secretAccessKey(), all.caller().token());
        }

        @Test
        void whenTheRandomnessIsTheSame_thenTheyAre() {
            CredentialStore first = new CredentialStore(Clock.systemUTC(), new Random(1));
            CredentialStore second = new CredentialStore(Clock.systemUTC(), new Random(1));
            assertThat(Principals.of(TestTopology.plain(), first).caller().accessKeyId())
                    .isEqualTo(
                            Principals.of(TestTopology.plain(), second).caller().accessKeyId())
                    .matches("ASIA[A-Z2-7]{16}");
        }
    }
}
