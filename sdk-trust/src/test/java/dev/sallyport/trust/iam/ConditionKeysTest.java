package dev.sallyport.trust.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of condition keys: nothing in it without a source, and everything that is asked of a request here is in it. */
class ConditionKeysTest {

    @Test
    void whenTheTableIsRead_thenEveryRowHasASourceAndSaysWhenTheKeyIsThere() {
        assertThat(ConditionKeys.table()).hasSizeGreaterThan(150).allSatisfy(key -> {
            assertThat(key.name()).matches("[a-z0-9]+:[A-Za-z0-9-]+[/:]?");
            assertThat(key.presence()).as(key.name()).matches("(In|If) [^|]+\\.");
            assertThat(key.source()).as(key.name()).matches("[A-Z][A-Za-z0-9 ]+, \".+\"");
            assertThat(key.url()).as(key.name()).matches("https://docs\\.aws\\.amazon\\.com/[\\w/.-]+\\.html");
        });
    }

    @Test
    void whenTheTableIsRead_thenNoKeyStandsTwice() {
        Set<String> names = new HashSet<>();

        assertThat(ConditionKeys.table())
                .allSatisfy(key -> assertThat(names.add(key.name().toLowerCase(Locale.ROOT)))
                        .as(key.name())
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws:PrincipalArn",
                "aws:PrincipalAccount",
                "aws:PrincipalType",
                "aws:userid",
                "aws:PrincipalTag/x",
                "aws:SourceIdentity",
                "aws:PrincipalIsAWSService",
                "aws:ViaAWSService",
                "aws:CurrentTime",
                "aws:EpochTime",
                "aws:SecureTransport",
                "aws:RequestedRegion",
                "aws:ResourceAccount",
                "aws:SourceIp",
                "aws:VpcSourceIp",
                "aws:SourceVpce",
                "aws:VpceAccount",
                "aws:SourceVpc",
                "lambda:SourceFunctionArn",
                "s3:authType",
                "s3:signatureversion",
                "s3:signatureAge",
                "s3:TlsVersion",
                "s3:ResourceAccount",
                "s3:VersionId",
                "s3:x-amz-server-side-encryption",
                "s3:x-amz-server-side-encryption-aws-kms-key-id",
                "s3:x-amz-acl",
                "s3:prefix",
                "s3:delimiter",
                "s3:max-keys",
                "kms:ViaService",
                "kms:CallerAccount",
                "kms:EncryptionContext:aws:s3:arn",
                "kms:EncryptionContextKeys",
                "bedrock:InferenceProfileArn",
                "sts:RoleSessionName",
                "sts:ExternalId",
                "sts:SourceIdentity",
                "sts:TransitiveTagKeys",
                "aws:RequestTag/x",
                "aws:TagKeys",
                "s3:ExistingObjectTag/a/b",
                "kms:EncryptionContext:a/b",
                "aws:PrincipalTag/a:b",
            })
    void whenARequestHasAKey_thenItIsKnownInAnyCase(String name) {
        assertThat(ConditionKeys.find(name)).isNotNull();
        assertThat(ConditionKeys.find(name.toUpperCase(Locale.ROOT))).isEqualTo(ConditionKeys.find(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aws:",
                "aws",
                "aws:nothing",
                "aws:PrincipalTag",
                "aws:PrincipalTag/",
                "aws:userid/x",
                "aws:userid:x",
                "kms:EncryptionContext",
                "kms:EncryptionContext:",
                "s3:prefix ",
                "PrincipalArn"
            })
    void whenAKeyIsNotInTheTable_thenItIsUnknown(String name) {
        assertThat(ConditionKeys.find(name)).isNull();
    }

    @Test
    void whenAKeyCanHaveManyValues_thenTheTableSaysSo() {
        assertThat(ConditionKeys.table())
                .filteredOn(ConditionKeys.Key::multivalued)
                .extracting(ConditionKeys.Key::name)
                .containsAll(List.of("aws:TagKeys", "aws:CalledVia", "aws:PrincipalOrgPaths", "lambda:SubnetIds"))
                .doesNotContain("aws:RequestTag/", "aws:SourceVpce", "aws:CalledViaLast");
    }
}
