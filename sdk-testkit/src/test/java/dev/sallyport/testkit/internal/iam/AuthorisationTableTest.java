package dev.sallyport.testkit.internal.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.TestTopology;
import dev.sallyport.testkit.internal.http.Listener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AuthorisationTableTest {

    private static final String CALLER = "arn:aws:iam::111111111111:role/ec2-production";
    private static final String FUNCTION = "arn:aws:iam::222222222222:role/sallyport-function";
    private static final String ALIAS = "arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans";
    private static final String OBJECT = "arn:aws:s3:::acme-private/intake/x";
    private static final String PROFILE =
            "arn:aws:bedrock:us-east-1:222222222222:inference-profile/us.anthropic.claude-sonnet-4-5-20250929-v1:0";

    private final Authorisation table = AuthorisationTable.of(TestTopology.plain());

    @Nested
    class GivenEveryCombination {

        @Test
        void whenEachIsAsked_thenOnlyTheTopologysOwnAreAllowed() {
            List<String> allowed = new ArrayList<>();
            for (String principal : principals()) {
                for (String action : actions()) {
                    for (String resource : resources()) {
                        for (Listener listener : Listener.values()) {
                            if (table.allows(new Authorisation.Wish(principal, action, resource, listener))) {
                                allowed.add(String.join(" ", principal, action, resource, listener.name()));
                            }
                        }
                    }
                }
            }
            assertThat(allowed)
                    .filteredOn(line -> !line.contains("sts:"))
                    .containsExactlyInAnyOrder(
                            CALLER + " lambda:InvokeFunction " + ALIAS + " LAMBDA_VPC",
                            CALLER + " s3:PutObject " + OBJECT + " S3",
                            CALLER + " s3:GetObject " + OBJECT + " S3",
                            CALLER + " s3:GetObjectVersion " + OBJECT + " S3",
                            FUNCTION + " s3:GetObjectVersion " + OBJECT + " S3_FROM_B",
                            FUNCTION + " bedrock:InvokeModel " + PROFILE + " BEDROCK_RUNTIME",
                            FUNCTION + " bedrock:InvokeModelWithResponseStream " + PROFILE + " BEDROCK_RUNTIME");
            assertThat(allowed)
                    .filteredOn(line -> line.contains("sts:"))
                    .allMatch(line -> line.endsWith(" STS"))
                    .extracting(line -> line.split(" ", -1)[0])
                    .containsOnly(principals().toArray(String[]::new));
        }

        private List<String> principals() {
            Principals all = Principals.of(TestTopology.plain(), new CredentialStore(Clock.systemUTC(), new Random(1)));
            return List.of(
                    all.caller().roleArn(),
                    all.other().roleArn(),
                    all.function().roleArn(),
                    all.stranger().roleArn());
        }

        private List<String> actions() {
            return List.of(
                    "lambda:InvokeFunction",
                    "lambda:GetFunction",
                    "s3:PutObject",
                    "s3:GetObject",
                    "s3:GetObjectVersion",
                    "s3:ListBucket",
                    "bedrock:InvokeModel",
                    "bedrock:InvokeModelWithResponseStream",
                    "bedrock:CountTokens",
                    "sts:GetCallerIdentity",
                    "sts:AssumeRole");
        }

        private List<String> resources() {
            return List.of(
                    "*",
                    ALIAS,
                    ALIAS + "-2",
                    ALIAS.replace(":loans", ""),
                    ALIAS.replace("loans", "1"),
                    OBJECT,
                    "arn:aws:s3:::acme-private/intake-old/x",
                    "arn:aws:s3:::acme-private",
                    "arn:aws:s3:::other/intake/x",
                    PROFILE,
                    PROFILE + "x",
                    "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0");
        }
    }

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
