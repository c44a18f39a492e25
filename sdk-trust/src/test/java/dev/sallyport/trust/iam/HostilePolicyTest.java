package dev.sallyport.trust.iam;

import static dev.sallyport.trust.iam.Iam.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Texts by chance: reading one gives a policy that can be asked, or says that it is malformed. */
class HostilePolicyTest {
    private static final int ROUNDS = 4_000;
    private static final List<PolicyType> TYPES = List.of(PolicyType.values());
    private static final String FULL = json("{`Version`:`2012-10-17`,`Id`:`x`,`Statement`:[{`Sid`:`A`,`Effect`:`Allow`,"
            + "`Principal`:{`AWS`:[`111111111111`,`" + ROLE + "`],`Service`:`lambda.amazonaws.com`},"
            + "`Action`:[`s3:Get*`,`kms:?ecrypt`],`Resource`:[`arn:aws:s3:::b/${aws:username, 'x'}/*`,`*`],"
            + "`Condition`:{`StringLikeIfExists`:{`aws:PrincipalTag/t`:[`${aws:userid}*`,`${*}`]},"
            + "`IpAddress`:{`aws:SourceIp`:[`10.0.0.0/8`,`2001:db8::/32`]},"
            + "`DateLessThan`:{`aws:CurrentTime`:`2030-01-01T00:00:00Z`,`aws:EpochTime`:1900000000},"
            + "`NumericGreaterThan`:{`s3:TlsVersion`:1.1},`Bool`:{`aws:SecureTransport`:true},"
            + "`BinaryEquals`:{`aws:userid`:`QQ==`},`ArnLike`:{`aws:SourceArn`:`arn:aws:s3:::*`},"
            + "`ForAnyValue:StringEquals`:{`aws:TagKeys`:[`a`,`b`]},`Null`:{`aws:SourceVpce`:`true`}}}]}");
    private static final List<String> BITS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "*",
            "?",
            "${",
            "$",
            "'",
            "/",
            "-",
            "arn:aws:iam::",
            "Deny",
            "null",
            "true",
            "1e999999999",
            "9".repeat(50),
            "\u0000",
            "\uD83D",
            "\uDE00",
            "%",
            "Null",
            "IfExists",
            "ForAllValues:",
            "\"Statement\":",
            "NotPrincipal",
            "NotAction",
            "Not",
            "0x1",
            "-0",
            "\\u0000",
            "::",
            "/129",
            "[[[[",
            "\\");
    private static final Map<String, List<String>> CONTEXT = Map.of(
            "aws:username",
            List.of("*"),
            "aws:TagKeys",
            List.of("a", ""),
            "aws:SourceIp",
            List.of("::1"),
            "aws:userid",
            List.of(),
            "aws:CurrentTime",
            List.of("2026"),
            "s3:TlsVersion",
            List.of("x"));

    private final Random random = new Random(20_261_125);

    @Test
    void whenAPolicyIsDamaged_thenItIsReadOrMalformed() {
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            read += isRead(damaged(FULL, 1 + random.nextInt(3))) ? 1 : 0;
        }
        assertThat(read).isBetween(ROUNDS / 50, ROUNDS / 2);
    }

    @Test
    void whenATextIsMadeByChance_thenItIsReadOrMalformed() {
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            read += isRead(damaged("", 1 + random.nextInt(60))) ? 1 : 0;
        }
        assertThat(read).isZero();
    }

    /** Reads it as a type by chance and asks it; any exception but the one that is expected fails the test. */
    private boolean isRead(String text) {
        PolicyType type = TYPES.get(random.nextInt(TYPES.size()));
        try {
            Policy policy = Policy.parse(random.nextInt(4) > 0 ? PolicyType.RESOURCE : type, "p", text);
            Question question = new Question(new AccessRequest(SESSION_OF_ROLE, READ, OBJECT, A, CONTEXT), false);
            policy.statements()
                    .forEach(statement -> assertThat(statement.about(question)).isNotNull());
            return true;
        } catch (MalformedPolicyException e) {
            assertThat(e).hasMessageStartingWith("p: ");
            assertThat(e.getMessage()).hasSizeLessThan(400);
            return false;
        }
    }

    private String damaged(String text, int times) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(damaged.length() + 1);
            int end = Math.min(damaged.length(), at + random.nextInt(4));
            switch (random.nextInt(8)) {
                case 0 -> damaged.insert(at, text.isEmpty() ? "{\"Statement\":" : text.substring(0, text.length() / 2));
                case 1, 2, 3 -> damaged.replace(at, end, BITS.get(random.nextInt(BITS.size())));
                default -> damaged.replace(at, Math.min(at + 1, end), letters("abz019*?/.-", 1));
            }
        }
        return damaged.toString();
    }

    @Test
    void whenWildcardsAreMatched_thenARegularExpressionAgrees() {
        int matched = 0;
        for (int round = 0; round < 10 * ROUNDS; round++) {
            String glob = letters("ab:*?", 8);
            String value = letters("ab:\n", 8);
            boolean expected = regex(glob).matcher(value).matches();
            assertThat(dev.sallyport.trust.iam.Pattern.of(glob).matches(value))
                    .as(glob + " " + value)
                    .isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched).isGreaterThan(ROUNDS / 2);
    }

    @Test
    void whenArnsAreMatched_thenRegularExpressionsOfTheirPartsAgree() {
        int matched = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String glob =
                    String.join(":", List.of("a", letters("a*", 2), letters("a?", 1), "*", "", letters("a*:", 3)));
            String value = String.join(":", List.of("a", letters("a", 2), letters("ab", 1), "b", "", letters("a:", 3)));
            boolean expected = true;
            for (int part = 0; part < 6; part++) {
                expected &= regex(glob.split(":", 6)[part])
                        .matcher(value.split(":", 6)[part])
                        .matches();
            }
            assertThat(dev.sallyport.trust.iam.Pattern.of(glob).matchesArn(value))
                    .as(glob + " " + value)
                    .isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched).isBetween(ROUNDS / 20, ROUNDS / 2);
    }

    private String letters(String alphabet, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most + 1); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static Pattern regex(String glob) {
        return Pattern.compile(glob.replace("*", ".*").replace("?", "."), Pattern.DOTALL);
    }
}
