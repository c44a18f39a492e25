package dev.sallyport.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.sallyport.trust.Doors.Asked;
import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.iam.LayerVerdict.Outcome;
import dev.sallyport.trust.iam.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents of a topology let through and what they refuse, and which of them does. */
class DecisionsTest {

    private static final String KEY = "arn:aws:kms:ap-east-1:111111111111:key/5a11c0de-0000-4000-8000-000000000001";

    private final Doors doors = new Doors(Topologies.deployed());

    private static void assertDenied(Verdict verdict, Layer layer) {
        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.layer(layer).outcome()).as("%s", verdict).isIn(Outcome.DENIES, Outcome.SILENT);
    }

    static Stream<TrustDocument> policies() {
        return Topologies.all().values().stream()
                .flatMap(topology -> TrustPolicies.of(topology).documents().stream())
                .filter(document -> document.file().type().isPresent())
                .filter(document -> document.open().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void whenADocumentIsRead_thenAllOfItIsUnderstood(TrustDocument document) {
        assertThatCode(() -> Doors.parsed(document)).doesNotThrowAnyException();
    }

    @Nested
    class GivenTheCaller {

        private Asked caller() {
            return doors.role("A", "ec2-production");
        }

        @Test
        void whenItInvokesItsAliasThroughTheEndpoint_thenItMay() {
            assertThat(caller().lambdaVpc().asks("lambda:InvokeFunction", Doors.FUNCTION + ":loans"))
                    .matches(Verdict::allowed);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ":other", ":$LATEST", ":7"})
        void whenItInvokesAnythingElse_thenBothAccountsRefuse(String qualifier) {
            Verdict verdict = caller().lambdaVpc().asks("lambda:InvokeFunction", Doors.FUNCTION + qualifier);

            assertDenied(verdict, Layer.IDENTITY);
            assertDenied(verdict, Layer.RESOURCE);
            assertDenied(verdict, Layer.ENDPOINT);
        }

        @Test
        void whenItInvokesByThePublicPath_thenIdentityAndGuardRailsRefuse() {
            Verdict verdict = caller().asks("lambda:InvokeFunction", Doors.FUNCTION + ":loans");

            assertDenied(verdict, Layer.IDENTITY);
            assertDenied(verdict, Layer.SCP);
        }

        @Test
        void whenItUploadsWithoutEncryptionHeaders_thenItMayAndTheKeyIsUsed() {
            assertThat(caller().fromA().asks("s3:PutObject", Doors.OBJECT)).matches(Verdict::allowed);
            assertThat(caller().viaS3(Doors.OBJECT).asks("kms:GenerateDataKey", KEY))
                    .matches(Verdict::allowed);
            assertThat(caller().viaS3(Doors.OBJECT).asks("kms:Decrypt", KEY)).matches(Verdict::allowed);
        }

        @Test
        void whenItUploadsWithTheBucketsKeyByName_thenItMay() {
            assertThat(caller().fromA()
                            .with("s3:x-amz-server-side-encryption", "aws:kms")
                            .with("s3:x-amz-server-side-encryption-aws-kms-key-id", KEY)
                            .with("s3:x-amz-acl", "bucket-owner-full-control")
                            .asks("s3:PutObject", Doors.OBJECT))
                    .matches(Verdict::allowed);
        }

        @ParameterizedTest
        @CsvSource({
            "s3:x-amz-server-side-encryption, AES256",
            "s3:x-amz-server-side-encryption-aws-kms-key-id, arn:aws:kms:ap-east-1:333333333333:key/other",
            "s3:x-amz-server-side-encryption-customer-algorithm, AES256",
            "s3:x-amz-acl, public-read",
            "s3:x-amz-grant-read, uri=http://acs.amazonaws.com/groups/global/AllUsers",
            "aws:SecureTransport, false",
            "s3:TlsVersion, 1.1",
            "s3:authType, REST-QUERY-STRING",
            "s3:authType, POST",
            "aws:SourceVpce, vpce-0000000000000dead"
        })
        void whenItUploadsOtherwise_thenTheBucketRefuses(String key, String value) {
            assertThat(caller().fromA()
                            .administrator()
                            .with(key, value)
                            .asks("s3:PutObject", Doors.OBJECT)
                            .layer(Layer.RESOURCE)
                            .outcome())
                    .isEqualTo(Outcome.DENIES);
        }

        @ParameterizedTest
        @CsvSource({
            "s3:PutObject, arn:aws:s3:::acme-private/intake-old/a.pdf",
            "s3:PutObject, arn:aws:s3:::other-bucket/intake/a.pdf",
            "s3:GetObject, arn:aws:s3:::acme-private/intake/a.pdf",
            "s3:GetObjectVersion, arn:aws:s3:::acme-private/intake/a.pdf",
            "s3:DeleteObject, arn:aws:s3:::acme-private/intake/a.pdf",
            "s3:PutObjectAcl, arn:aws:s3:::acme-private/intake/a.pdf",
            "s3:ListBucket, arn:aws:s3:::acme-private"
        })
        void whenItDoesAnythingElseInS3_thenItsPolicyDoesntSaySo(String action, String resource) {
            assertDenied(caller().fromA().asks(action, resource), Layer.IDENTITY);
        }

        @Test
        void whenItsOtherPoliciesLetItReadItsOwnDocuments_thenTheDoorsDoToo() {
            assertThat(caller().fromA().administrator().asks("s3:GetObject", Doors.OBJECT))
                    .matches(Verdict::allowed);
            assertDenied(
                    caller().fromA().administrator().asks("s3:GetObject", "arn:aws:s3:::acme-private/payroll/a.pdf"),
                    Layer.ENDPOINT);
            assertDenied(caller().administrator().asks("s3:GetObject", Doors.OBJECT), Layer.RESOURCE);
        }

        @Test
        void whenItUsesTheKeyItself_thenItMayNot() {
            assertDenied(caller().asks("kms:Decrypt", KEY), Layer.IDENTITY);
            assertDenied(
                    caller().viaS3("arn:aws:s3:::acme-private/payroll/a.pdf").asks("kms:Decrypt", KEY), Layer.IDENTITY);
        }
    }

    @Nested
    class GivenTheFunction {

        private Asked function() {
            return doors.role("B", "sallyport-function").with("lambda:SourceFunctionArn", Doors.FUNCTION);
        }

        @Test
        void whenItReadsAVersionThroughItsEndpoint_thenItMayAndTheKeyOpensIt() {
            assertThat(function().fromB().asks("s3:GetObjectVersion", Doors.OBJECT))
                    .matches(Verdict::allowed);
            assertThat(function().viaS3(Doors.OBJECT).asks("kms:Decrypt", KEY)).matches(Verdict::allowed);
        }

        @ParameterizedTest
        @CsvSource({
            "s3:GetObject, arn:aws:s3:::acme-private/intake/a.pdf",
            "s3:PutObject, arn:aws:s3:::acme-private/intake/a.pdf",
            "s3:DeleteObject, arn:aws:s3:::acme-private/intake/a.pdf",
            "s3:ListBucket, arn:aws:s3:::acme-private",
            "s3:GetObjectVersion, arn:aws:s3:::acme-private/intake-old/a.pdf",
            "s3:GetObjectVersion, arn:aws:s3:::acme-private/INTAKE/a.pdf"
        })
        void whenItDoesAnythingElseInS3_thenBothAccountsRefuseWhateverTheOtherSays(String action, String resource) {
            Verdict verdict = function().fromB().asks(action, resource);

            assertDenied(verdict, Layer.IDENTITY);
            assertDenied(verdict, Layer.ENDPOINT);
            assertThat(verdict.layer(Layer.RESOURCE).outcome()).isEqualTo(Outcome.DENIES);
        }

        @Test
        void whenItWritesToAnotherBucket_thenItsGuardRailsRefuse() {
            assertThat(function()
                            .fromB()
                            .administrator()
                            .asks("s3:PutObject", "arn:aws:s3:::elsewhere/a")
                            .layer(Layer.SCP)
                            .outcome())
                    .isEqualTo(Outcome.DENIES);
        }

        @Test
        void whenItReadsByAnotherWay_thenEveryLayerRefuses() {
            for (Asked way : Stream.of(function(), function().fromA()).toList()) {
                Verdict verdict = way.asks("s3:GetObjectVersion", Doors.OBJECT);

                assertDenied(verdict, Layer.IDENTITY);
                assertDenied(verdict, Layer.RESOURCE);
                assertDenied(verdict, Layer.SCP);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"kms:GenerateDataKey", "kms:Encrypt", "kms:CreateGrant"})
        void whenItDoesMoreWithTheKey_thenItMayNot(String action) {
            assertDenied(function().viaS3(Doors.OBJECT).asks(action, KEY), Layer.RESOURCE);
        }

        @Test
        void whenItUsesTheKeyWithoutS3_thenTheKeyDenies() {
            assertThat(function()
                            .administrator()
                            .asks("kms:Decrypt", KEY)
                            .layer(Layer.RESOURCE)
                            .outcome())
                    .isEqualTo(Outcome.DENIES);
        }

        @ParameterizedTest
        @ValueSource(strings = {"bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"})
        void whenItCallsTheModelThroughItsProfile_thenItMay(String action) {
            assertThat(bedrock().asks(action, Doors.PROFILE)).matches(Verdict::allowed);
            assertThat(bedrock()
                            .with("bedrock:InferenceProfileArn", Doors.PROFILE)
                            .asks(action, Doors.MODEL))
                    .matches(Verdict::allowed);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    Doors.MODEL,
                    "arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-pro-v1:0",
                    "arn:aws:bedrock:us-east-1:222222222222:inference-profile/us.amazon.nova-pro-v1:0",
                    "arn:aws:bedrock:us-east-1:222222222222:inference-profile/global.anthropic.claude-sonnet-4-5",
                    "arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
                    "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0",
                    "arn:aws:bedrock:us-east-1:222222222222:async-invoke/abc"
                })
        void whenItCallsAnotherModelOrTheSameWithoutItsProfile_thenAllThreeRefuse(String resource) {
            Verdict verdict = bedrock().asks("bedrock:InvokeModel", resource);

            assertDenied(verdict, Layer.IDENTITY);
            assertDenied(verdict, Layer.ENDPOINT);
            assertThat(verdict.layer(Layer.SCP).outcome()).isEqualTo(Outcome.DENIES);
        }

        @Test
        void whenTheCallIsRoutedAnywhere_thenItIsDenied() {
            Verdict verdict =
                    bedrock().with("aws:RequestedRegion", "unspecified").asks("bedrock:InvokeModel", Doors.PROFILE);

            assertThat(verdict.layer(Layer.IDENTITY).outcome()).isEqualTo(Outcome.DENIES);
            assertThat(verdict.layer(Layer.SCP).outcome()).isEqualTo(Outcome.DENIES);
        }

        @ParameterizedTest
        @ValueSource(strings = {"ec2:DescribeSubnets", "ec2:DescribeNetworkInterfaces"})
        void whenItsCodeLooksAtTheNetwork_thenOnlyLambdaMay(String action) {
            assertThat(function().asks(action, "*").layer(Layer.IDENTITY).outcome())
                    .isEqualTo(Outcome.DENIES);
            assertThat(function().without("lambda:SourceFunctionArn").asks(action, "*"))
                    .matches(Verdict::allowed);
        }

        @Test
        void whenItWritesItsLog_thenOnlyItsOwn() {
            String group = "arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/";

            assertThat(function().asks("logs:PutLogEvents", group + "sallyport:log-stream:1"))
                    .matches(Verdict::allowed);
            assertDenied(function().asks("logs:PutLogEvents", group + "sallyport-2:log-stream:1"), Layer.IDENTITY);
            assertDenied(function().asks("logs:PutRetentionPolicy", group + "sallyport:*"), Layer.SCP);
        }

        private Asked bedrock() {
            return function().through(PolicyFile.B_BEDROCK_ENDPOINT, "vpce-0b3b3b3b3b3b3b3b3");
        }
    }
}
