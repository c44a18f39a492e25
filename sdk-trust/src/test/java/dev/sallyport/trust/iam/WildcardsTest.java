package dev.sallyport.trust.iam;

import static dev.sallyport.trust.iam.Iam.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wildcards in resources and actions: IAM user guide, "IAM JSON policy elements: Resource" and "Action". */
class WildcardsTest {
    private static final Map<String, List<String>> NONE = Map.of();

    @ParameterizedTest
    @CsvSource({
        "*, arn:aws:s3:::b/k, true",
        "arn:aws:s3:::b/k, arn:aws:s3:::b/k, true",
        "arn:aws:s3:::b/k, arn:aws:s3:::b/K, false",
        "arn:aws:s3:::b/k, arn:aws:s3:::b/k2, false",
        "arn:aws:s3:::b/*, arn:aws:s3:::b/, true",
        "arn:aws:s3:::b/*, arn:aws:s3:::b/x/y:z, true",
        "arn:aws:s3:::b/*, arn:aws:s3:::b, false",
        "arn:aws:s3:::b*/k, arn:aws:s3:::bucket/a/k, true",
        "arn:aws:s3:::b/?, arn:aws:s3:::b/k, true",
        "arn:aws:s3:::b/?, arn:aws:s3:::b/, false",
        "arn:aws:s3:::b/?, arn:aws:s3:::b/kk, false",
        "arn:aws:s3:::b/?, arn:aws:s3:::b/\uD83D\uDE00, true",
        "arn:aws:s3:::b/??, arn:aws:s3:::b/\uD83D\uDE00, false",
        "arn:aws:s3:::b/*a*b, arn:aws:s3:::b/aab, true",
        "arn:aws:s3:::b/*a*b, arn:aws:s3:::b/aabc, false",
        "arn:aws:s3:::b/*ab**, arn:aws:s3:::b/aab, true",
        "arn:aws:lambda:*:function:f, arn:aws:lambda:eu-west-1:1:function:f, true",
        "arn:aws:s3:::b/*.pdf, arn:aws:s3:::b/a.pdf.exe, false",
    })
    void whenTheyStandInAResource_thenTheySpanEverything(String pattern, String resource, boolean expected) {
        assertThat(about("Resource", "`" + pattern + "`", resource, NONE)).isEqualTo(expected);
        assertThat(about("NotResource", "`" + pattern + "`", resource, NONE)).isEqualTo(!expected);
    }

    @Test
    void whenThereAreSeveralResources_thenOneIsEnoughAndNegationMeansNone() {
        String two = "[`arn:aws:s3:::b/x`,`arn:aws:s3:::b/y`]";

        assertThat(about("Resource", two, "arn:aws:s3:::b/y", NONE)).isTrue();
        assertThat(about("Resource", two, "arn:aws:s3:::b/z", NONE)).isFalse();
        assertThat(about("NotResource", two, "arn:aws:s3:::b/x", NONE)).isFalse();
        assertThat(about("NotResource", two, "arn:aws:s3:::b/z", NONE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, true",
        "S3:getobject, true",
        "s3:Get*, true",
        "s3:*, true",
        "*, true",
        "*:*, true",
        "s3:GetObject?, false",
        "s3:GetObjec?, true",
        "s3:GetObjectVersion, false",
        "s3:Get, false",
        "lambda:*, false",
    })
    void whenTheyStandInAnAction_thenCaseDoesNotCount(String action, boolean expected) {
        String rest = "`:[`ec2:X`,`" + action + "`],`Resource`:`*`}";

        assertThat(allowed("{`Effect`:`Allow`,`Action" + rest)).isEqualTo(expected);
        assertThat(allowed("{`Effect`:`Allow`,`NotAction" + rest)).isEqualTo(!expected);
    }

    private boolean allowed(String statement) {
        AppliedPolicies policies = AppliedPolicies.identity(policy(PolicyType.IDENTITY, statement));
        return Evaluator.evaluate(reads(ALICE), policies).allowed();
    }
}
