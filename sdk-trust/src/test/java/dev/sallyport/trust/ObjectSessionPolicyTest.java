package dev.sallyport.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.trust.InexpressibleKeyException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ObjectSessionPolicyTest {

    private static final String KMS_KEY = "arn:aws:kms:ap-east-1:111111111111:key/5a11c0de";

    private static String json(String key, String version) throws InexpressibleKeyException {
        return ObjectSessionPolicy.of(topology("\"" + KMS_KEY + "\""), key, version)
                .json();
    }

    private static Topology topology(String kmsKey) {
        return Topology.parse("""
            {"partition":"aws",
             "a":{"account":"111111111111","region":"ap-east-1","bucket":"acme-private","kmsKeyArn":%s,"lambdaEndpointId":null,"s3EndpointIds":[]},
             "b":{"account":"222222222222","region":"us-east-1","function":"sallyport","functionRole":"f","s3EndpointIds":[],
                  "model":{"profile":"us.a","foundationModel":"a","regions":["us-east-1"]}},
             "callers":[{"alias":"loans","role":"ec2-production","prefix":"intake/","readerRole":"reader"}],
             "options":{"presigned":false,"perDocumentReader":true,"proofOfCaller":true,"transport":"streaming"},
             "residency":{"dataClasses":["documents"],"inferenceRegions":["us-east-1"]}}
            """.formatted(kmsKey));
    }

    private static JsonNode parsed(String json) {
        try {
            return Codec.read(json, JsonNode.class);
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    class GivenAKeyOfOurOwn {

        @Test
        void whenItsPolicyIsMade_thenItIsThatVersionAndItsDecryptionAndNothingElse() throws Exception {
            assertThat(json("intake/7f/form.pdf", "v.1_A"))
                    .isEqualTo(
                            "{\"Version\":\"2012-10-17\",\"Statement\":["
                                    + "{\"Effect\":\"Allow\",\"Action\":\"s3:GetObjectVersion\","
                                    + "\"Resource\":\"arn:aws:s3:::acme-private/intake/7f/form.pdf\","
                                    + "\"Condition\":{\"StringEquals\":{\"s3:VersionId\":\"v.1_A\"}}},"
                                    + "{\"Effect\":\"Allow\",\"Action\":\"kms:Decrypt\",\"Resource\":\"" + KMS_KEY
                                    + "\","
                                    + "\"Condition\":{\"StringEquals\":{\"kms:ViaService\":\"s3.ap-east-1.amazonaws.com\","
                                    + "\"kms:EncryptionContext:aws:s3:arn\":\"arn:aws:s3:::acme-private/intake/7f/form.pdf\"}}}]}");
        }

        @Test
        void whenTheBucketHasNoKeyOfItsOwn_thenNothingMayBeDecrypted() throws Exception {
            JsonNode policy = parsed(ObjectSessionPolicy.of(topology("null"), "intake/form.pdf", "v1")
                    .json());

            assertThat(policy.path("Statement")).hasSize(1);
            assertThat(policy.toString()).doesNotContain("kms:");
        }

        @Test
        void whenItIsPrinted_thenTheKeyIsNotShown() throws Exception {
            assertThat(ObjectSessionPolicy.of(topology("null"), "intake/canary", "v1"))
                    .asString()
                    .startsWith("ObjectSessionPolicy[")
                    .doesNotContain("canary");
        }
    }

    @Nested
    class GivenAKeyWithWhatIamReadsAsSomethingElse {

        @Test
        void whenItsPolicyIsMade_thenEachIsWrittenAsItself() throws Exception {
            JsonNode statements =
                    parsed(json("intake/a*b?c${aws:userid}", "v$1*")).path("Statement");

            assertThat(statements.at("/0/Resource").asText())
                    .isEqualTo("arn:aws:s3:::acme-private/intake/a${*}b${?}c${$}{aws:userid}");
            assertThat(statements.at("/0/Condition/StringEquals/s3:VersionId").asText())
                    .isEqualTo("v${$}1*");
            assertThat(statements
                            .at("/1/Condition/StringEquals/kms:EncryptionContext:aws:s3:arn")
                            .asText())
                    .isEqualTo("arn:aws:s3:::acme-private/intake/a*b?c${$}{aws:userid}");
        }

        @Test
        void whenItHasQuotesOfJson_thenTheyStayPartOfTheKey() throws Exception {
            String key = "intake/\",\"Effect\":\"Deny\\\"";

            assertThat(Iam.literal(parsed(json(key, "v\"1"))
                            .at("/Statement/0/Resource")
                            .asText()))
                    .isEqualTo("arn:aws:s3:::acme-private/" + key);
            assertThat(parsed(json(key, "v\"1"))
                            .at("/Statement/0/Condition/StringEquals/s3:VersionId")
                            .asText())
                    .isEqualTo("v\"1");
        }
    }

    @Nested
    class GivenAKeyThatNoPolicyCanName {

        @Test
        void whenItHasACharacterThatStsDoesntTake_thenThatIsTheReason() throws Exception {
            for (String key : List.of("intake/表.pdf", "intake/\u0100", "intake/😀", "intake/a\tb", "intake/\u001f")) {
                assertThat(refused(key, "v1").reason()).isEqualTo(Reason.CHARACTER);
            }
            assertThat(json("intake/ \u007f\u0080ÿ", "v1")).contains("intake/ \u007f\u0080ÿ");
        }

        @Test
        void whenItsVersionHasOne_thenThatIsTheReason() {
            assertThat(refused("intake/a.pdf", "v\u0100").reason()).isEqualTo(Reason.CHARACTER);
        }

        @Test
        void whenThePolicyIsOneCharacterTooLong_thenThatIsTheReason() throws Exception {
            int empty = json("", "v1").length();
            // The key is written twice: as resource and as encryption context.
            String longest = "k".repeat((2_048 - empty) / 2);
            String version = "v".repeat(2 + (2_048 - empty) % 2);

            assertThat(json(longest, version)).hasSize(2_048);
            InexpressibleKeyException refused = refused(longest, version + "v");
            assertThat(refused.reason()).isEqualTo(Reason.LENGTH);
            assertThat(refused).hasMessageContaining("2048 characters").hasMessageNotContaining("kk");
        }

        private InexpressibleKeyException refused(String key, String version) {
            return catchThrowableOfType(InexpressibleKeyException.class, () -> json(key, version));
        }
    }

    @Nested
    class GivenAnyKeyThatAPolicyCanName {

        private static final String ALPHABET = "ab/.*?$${}\\\" %+'é\u00ff,:";
        private final Random random = new Random(20_260_316);

        @Test
        void whenItsPolicyIsReadAsIamReadsIt_thenItMatchesThatArnAndNoneThatIsOneCharacterAway() throws Exception {
            for (int i = 0; i < 400; i++) {
                String key = text(1 + random.nextInt(40));
                JsonNode policy = parsed(json("intake/" + key, "v1"));
                Pattern resource =
                        Iam.pattern(policy.at("/Statement/0/Resource").asText());
                String arn = "arn:aws:s3:::acme-private/intake/" + key;

                assertThat(policy.at("/Statement/0/Resource").isTextual()).isTrue();
                assertThat(arn).matches(resource);
                assertThat(neighbours(arn))
                        .noneMatch(other -> resource.matcher(other).matches());
                assertThat(Iam.literal(policy.at("/Statement/1/Condition/StringEquals/kms:EncryptionContext:aws:s3:arn")
                                .asText()))
                        .isEqualTo(arn);
            }
        }

        private String text(int length) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            return text.toString();
        }

        private List<String> neighbours(String arn) {
            List<String> others = new ArrayList<>();
            for (int i = 0; i < arn.length(); i++) {
                char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
                if (other != arn.charAt(i)) {
                    others.add(arn.substring(0, i) + other + arn.substring(i + 1));
                }
                others.add(arn.substring(0, i) + arn.substring(i + 1));
                others.add(arn.substring(0, i) + other + arn.substring(i));
            }
            others.add(arn + "x");
            return others;
        }
    }

    /** IAM's reading of a string, written apart from what is tested. */
    private static final class Iam {

        /** What a pattern matches, as a regular expression. */
        static Pattern pattern(String text) {
            StringBuilder pattern = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                if (isSpecial(text, i)) {
                    pattern.append(Pattern.quote(text.substring(i + 2, i + 3)));
                    i += 3;
                } else {
                    assertThat(text.startsWith("${", i)).as("a variable").isFalse();
                    String c = text.substring(i, i + 1);
                    pattern.append(c.equals("*") ? ".*" : c.equals("?") ? "." : Pattern.quote(c));
                }
            }
            return Pattern.compile(pattern.toString(), Pattern.DOTALL);
        }

        /** What {@code StringEquals} compares with. */
        static String literal(String text) {
            StringBuilder literal = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                boolean special = isSpecial(text, i);
                assertThat(!special && text.startsWith("${", i))
                        .as("a variable")
                        .isFalse();
                literal.append(text.charAt(special ? i + 2 : i));
                i += special ? 3 : 0;
            }
            return literal.toString();
        }

        private static boolean isSpecial(String text, int at) {
            return text.startsWith("${*}", at) || text.startsWith("${?}", at) || text.startsWith("${$}", at);
        }
    }
}
