package dev.sallyport.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.trust.Doors.Asked;
import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.iam.LayerVerdict.Outcome;
import dev.sallyport.trust.iam.Verdict;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherPeoplesDecisionsTest {

    private static final String KEY = "arn:aws:kms:ap-east-1:111111111111:key/5a11c0de-0000-4000-8000-000000000001";
    private static final String BUCKET = "arn:aws:s3:::acme-private";

    private final Doors doors = new Doors(Topologies.deployed());

    private static void assertDenies(Verdict verdict, Layer layer) {
        assertThat(verdict.layer(layer).outcome()).as("%s", verdict).isEqualTo(Outcome.DENIES);
    }

    @Nested
    class GivenAnAdministrator {

        @ParameterizedTest
        @CsvSource({
            "A, s3:PutBucketPolicy, arn:aws:s3:::acme-private",
            "A, s3:DeleteBucketPolicy, arn:aws:s3:::acme-private",
            "A, s3:PutBucketVersioning, arn:aws:s3:::acme-private",
            "A, s3:PutBucketPublicAccessBlock, arn:aws:s3:::acme-private",
            "A, s3:PutAccountPublicAccessBlock, *",
            "A, kms:PutKeyPolicy, arn:aws:kms:ap-east-1:111111111111:key/5a11c0de-0000-4000-8000-000000000001",
            "A, kms:CreateGrant, arn:aws:kms:ap-east-1:111111111111:key/5a11c0de-0000-4000-8000-000000000001",
            "A, ec2:ModifyVpcEndpoint, arn:aws:ec2:ap-east-1:111111111111:vpc-endpoint/vpce-0a1a1a1a1a1a1a1a1",
            "A, ec2:DeleteVpcEndpoints, arn:aws:ec2:ap-east-1:111111111111:vpc-endpoint/vpce-0a2a2a2a2a2a2a2a2",
            "A, iam:PutRolePolicy, arn:aws:iam::111111111111:role/ec2-production",
            "A, iam:UpdateAssumeRolePolicy, arn:aws:iam::111111111111:role/ec2-production",
            "A, iam:AttachRolePolicy, arn:aws:iam::111111111111:role/sallyport-deployment",
            "A, sts:AssumeRole, arn:aws:iam::111111111111:role/sallyport-deployment",
            "A, iam:PassRole, arn:aws:iam::111111111111:role/sallyport-deployment",
            "B, lambda:UpdateFunctionCode, arn:aws:lambda:us-east-1:222222222222:function:sallyport",
            "B, lambda:UpdateAlias, arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans",
            "B, lambda:RemovePermission, arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans",
            "B, lambda:CreateFunctionUrlConfig, arn:aws:lambda:us-east-1:222222222222:function:other",
            "B, bedrock:PutModelInvocationLoggingConfiguration, *",
            "B, bedrock:CreateModelInvocationJob, arn:aws:bedrock:us-east-1:222222222222:model-invocation-job/x",
            "B, iam:PassRole, arn:aws:iam::222222222222:role/sallyport-function",
            "B, iam:PutRolePolicy, arn:aws:iam::222222222222:role/sallyport-function",
            "B, ec2:ModifyVpcEndpoint, arn:aws:ec2:us-east-1:222222222222:vpc-endpoint/vpce-0b3b3b3b3b3b3b3b3",
            "B, logs:PutRetentionPolicy, arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/sallyport:*",
            "B, sts:AssumeRole, arn:aws:iam::222222222222:role/sallyport-deployment"
        })
        void whenAGuardRailIsTouched_thenItIsDeniedToAllButTheDeploymentRole(
                String account, String action, String resource) {
            assertDenies(doors.role(account, "Admin").administrator().asks(action, resource), Layer.SCP);
            boolean nobodys = action.startsWith("bedrock:") || action.contains("Url");
            assertThat(doors.role(account, "sallyport-deployment")
                            .administrator()
                            .asks(action, resource)
                            .layer(Layer.SCP)
                            .outcome())
                    .isEqualTo(nobodys ? Outcome.DENIES : Outcome.ALLOWS);
        }

        @Test
        void whenTheDeploymentRoleConfiguresTheBucketByThePublicPath_thenItIsNotLockedOut() {
            Asked deployment = doors.role("A", "sallyport-deployment").administrator();

            assertThat(deployment.asks("s3:PutBucketPolicy", BUCKET)).matches(Verdict::allowed);
            assertThat(deployment.asks("s3:GetBucketPolicy", BUCKET)).matches(Verdict::allowed);
            assertThat(deployment.asks("s3:PutEncryptionConfiguration", BUCKET)).matches(Verdict::allowed);
            assertThat(deployment.asks("kms:PutKeyPolicy", KEY)).matches(Verdict::allowed);
            assertDenies(deployment.asks("s3:GetObject", Doors.OBJECT), Layer.RESOURCE);
        }

        @Test
        void whenTheOrdinaryWorkOfTheAccountIsDone_thenNothingIsInTheWay() {
            assertThat(doors.role("A", "Admin")
                            .administrator()
                            .asks("iam:PassRole", "arn:aws:iam::111111111111:role/ec2-production"))
                    .matches(Verdict::allowed);
            assertThat(doors.role("A", "Admin").administrator().asks("s3:GetBucketLocation", BUCKET))
                    .matches(Verdict::allowed);
            assertThat(doors.role("B", "Admin").administrator().asks("lambda:GetAlias", Doors.FUNCTION + ":loans"))
                    .matches(Verdict::allowed);
        }

        @Test
        void whenADocumentIsReadByAnotherRoleOfA_thenTheBucketDenies() {
            assertDenies(
                    doors.role("A", "Admin").administrator().fromA().asks("s3:GetObject", Doors.OBJECT),
                    Layer.RESOURCE);
        }

        @ParameterizedTest
        @CsvSource({"'', lambda:Principal", ":$LATEST, lambda:Principal", ":loans, lambda:FunctionUrlAuthType"})
        void whenTheDeploymentRoleGrantsTooMuch_thenItIsDeniedEvenToIt(String qualifier, String key) {
            Asked deployment = doors.role("B", "sallyport-deployment")
                    .administrator()
                    .with("lambda:Principal", "arn:aws:iam::111111111111:role/ec2-production");

            assertThat(deployment.asks("lambda:AddPermission", Doors.FUNCTION + ":loans"))
                    .matches(Verdict::allowed);
            assertDenies(
                    deployment
                            .with(key, key.endsWith("Type") ? "NONE" : "arn:aws:iam::111111111111:role/ec2-production")
                            .asks("lambda:AddPermission", Doors.FUNCTION + qualifier),
                    Layer.SCP);
        }

        @ParameterizedTest
        @CsvSource({"*", "111111111111", "arn:aws:iam::333333333333:role/ec2-production", "s3.amazonaws.com"})
        void whenTheAliasIsGrantedToOthers_thenItIsDenied(String principal) {
            assertDenies(
                    doors.role("B", "sallyport-deployment")
                            .administrator()
                            .with("lambda:Principal", principal)
                            .asks("lambda:AddPermission", Doors.FUNCTION + ":loans"),
                    Layer.SCP);
        }
    }

    @Nested
    class GivenAStranger {

        @ParameterizedTest
        @CsvSource({"B, other-function", "C, sallyport-function", "C, ec2-production"})
        void whenTheyReadADocument_thenTheBucketAndTheEndpointRefuse(String account, String role) {
            Verdict verdict =
                    doors.role(account, role).administrator().fromB().asks("s3:GetObjectVersion", Doors.OBJECT);

            assertDenies(verdict, Layer.RESOURCE);
            assertThat(verdict.layer(Layer.ENDPOINT).outcome()).isEqualTo(Outcome.SILENT);
        }

        @ParameterizedTest
        @CsvSource({"A, claims-desk", "B, sallyport-function", "C, ec2-production"})
        void whenTheyInvoke_thenTheFunctionRefuses(String account, String role) {
            Verdict verdict = doors.role(account, role)
                    .administrator()
                    .lambdaVpc()
                    .asks("lambda:InvokeFunction", Doors.FUNCTION + ":loans");

            assertThat(verdict.layer(Layer.RESOURCE).outcome()).isEqualTo(Outcome.SILENT);
            assertThat(verdict.layer(Layer.ENDPOINT).outcome()).isEqualTo(Outcome.SILENT);
        }
    }

    @Nested
    class GivenPresignedUrls {

        private final Doors doors = new Doors(Topologies.presigned());

        private Asked url(String role) {
            return doors.role("A", role)
                    .fromB()
                    .with("s3:authType", "REST-QUERY-STRING")
                    .with("s3:signatureAge", "60000");
        }

        @Test
        void whenTheCallerSignedItAndBUsesItSoon_thenItMay() {
            assertThat(url("ec2-production").asks("s3:GetObjectVersion", Doors.OBJECT))
                    .matches(Verdict::allowed);
        }

        @Test
        void whenItIsUsedLateOrForMore_thenTheBucketDenies() {
            assertDenies(
                    url("ec2-production").with("s3:signatureAge", "900001").asks("s3:GetObjectVersion", Doors.OBJECT),
                    Layer.RESOURCE);
            assertDenies(url("ec2-production").asks("s3:PutObject", Doors.OBJECT), Layer.RESOURCE);
        }

        @Test
        void whenItNamesNoVersion_thenNothingAllowsIt() {
            assertThat(url("ec2-production").asks("s3:GetObject", Doors.OBJECT).allowed())
                    .isFalse();
        }

        @Test
        void whenSomebodyElseSignedIt_thenTheBucketDenies() {
            assertDenies(url("Admin").administrator().asks("s3:GetObjectVersion", Doors.OBJECT), Layer.RESOURCE);
            assertDenies(
                    url("sallyport-deployment").administrator().asks("s3:GetObjectVersion", Doors.OBJECT),
                    Layer.RESOURCE);
        }

        @Test
        void whenTheCallerReadsFromBWithAHeader_thenTheEndpointRefuses() {
            assertThat(doors.role("A", "ec2-production")
                            .administrator()
                            .fromB()
                            .asks("s3:GetObjectVersion", Doors.OBJECT)
                            .layer(Layer.ENDPOINT)
                            .outcome())
                    .isEqualTo(Outcome.SILENT);
        }
    }

    @Nested
    class GivenAPrefixWithWildcards {

        private final Doors doors = new Doors(Topologies.severalCallers());

        @ParameterizedTest
        @CsvSource({"a*b?/$c/x, true", "aXXb1/$c/x, false", "a*b1/$c/x, false", "aXb?/$c/x, false", "a*b?/c/x, false"})
        void whenADocumentIsRead_thenTheyStandForThemselves(String key, boolean allowed) {
            assertThat(doors.role("B", "sallyport-function")
                            .fromB()
                            .asks("s3:GetObjectVersion", BUCKET + "/" + key)
                            .allowed())
                    .isEqualTo(allowed);
        }
    }

    @Nested
    class GivenReaders {

        private final Doors doors = new Doors(Topologies.readers());

        @ParameterizedTest
        @CsvSource({
            "loans-reader, intake/, true",
            "claims-reader, claims/, true",
            "loans-reader, claims/, false",
            "claims-reader, intake/, false",
            "sallyport-function, intake/, false"
        })
        void whenTheyRead_thenOnlyTheirCallersDocuments(String role, String prefix, boolean allowed) {
            String object = BUCKET + "/" + prefix + "a.pdf";

            assertThat(doors.role("B", role)
                            .fromB()
                            .asks("s3:GetObjectVersion", object)
                            .allowed())
                    .isEqualTo(allowed);
            assertThat(doors.role("B", role)
                            .viaS3(object)
                            .asks("kms:Decrypt", KEY)
                            .allowed())
                    .isEqualTo(allowed);
        }

        @ParameterizedTest
        @CsvSource({"sallyport-function, true", "claims-reader, false", "Admin, false"})
        void whenAReaderIsAssumed_thenOnlyTheFunctionMay(String role, boolean allowed) {
            assertThat(doors.role("B", role)
                            .through(PolicyFile.B_STS_ENDPOINT, "vpce-0b4b4b4b4b4b4b4b4")
                            .asks("sts:AssumeRole", "arn:aws:iam::222222222222:role/loans-reader")
                            .allowed())
                    .isEqualTo(allowed);
        }
    }

    @Nested
    class GivenAReaderForOneOfSeveralCallers {

        private final Doors doors = new Doors(Topologies.severalCallers());

        @ParameterizedTest
        @CsvSource({
            "loans-reader, intake/, true",
            "sallyport-function, intake/, false",
            "loans-reader, night/, false",
            "sallyport-function, night/, true"
        })
        void whenTheFunctionReads_thenOnlyForCallersWithoutOne(String role, String prefix, boolean allowed) {
            assertThat(doors.role("B", role)
                            .fromB()
                            .asks("s3:GetObjectVersion", BUCKET + "/" + prefix + "a.pdf")
                            .layer(Layer.IDENTITY)
                            .outcome())
                    .isEqualTo(allowed ? Outcome.ALLOWS : Outcome.SILENT);
        }
    }
}
