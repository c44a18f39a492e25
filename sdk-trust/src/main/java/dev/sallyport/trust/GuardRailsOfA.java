package dev.sallyport.trust;

import java.util.ArrayList;
import java.util.List;

/**
 * Guard rails of account A. They hold for its principals, administrators included, and give nobody anything. The deployment
 * role can be assumed from outside the account only, by whom its trust policy names: A's guard rails don't reach there.
 */
final class GuardRailsOfA {

    /** The endpoint's security group, whose id is not in a topology, is known by this tag. */
    static final String GROUP_TAG = "sallyport";

    static final String GROUP_TAG_VALUE = "lambda-endpoint";

    private final Names names;

    GuardRailsOfA(Names names) {
        this.names = names;
    }

    String json() {
        List<Statement> statements = new ArrayList<>();
        statements.add(invokeElsewhere());
        statements.add(dataElsewhere());
        statements.addAll(bucketAndKey());
        statements.addAll(network());
        statements.addAll(roles());
        return Statement.policy(statements);
    }

    private Statement invokeElsewhere() {
        return Statement.deny("DenyInvokeElsewhere")
                .action("lambda:Invoke*")
                .on(names.function(), names.function() + ":*")
                .when("StringNotEquals", Conditions.ENDPOINT, names.lambdaEndpoint());
    }

    /** Presigned URLs are used from B, in the name of their signer in A. */
    private Statement dataElsewhere() {
        return Statement.deny("DenyDataElsewhere")
                .action("s3:GetObject*", "s3:PutObject*", "s3:DeleteObject*")
                .on(names.bucket() + "/*")
                .when(
                        "StringNotEquals",
                        Conditions.ENDPOINT,
                        names.presigned() ? names.s3Endpoints() : names.s3EndpointsOfA())
                .when("BoolIfExists", "aws:ViaAWSService", "false");
    }

    private List<Statement> bucketAndKey() {
        return List.of(
                kept("KeepBucket", "s3:Put*", "s3:Delete*", "s3:Create*", "s3:Update*")
                        .on(names.bucket()),
                kept("KeepPrivate", "s3:PutAccountPublicAccessBlock").on("*"),
                kept(
                                "KeepKey",
                                "kms:Put*",
                                "kms:Create*",
                                "kms:Disable*",
                                "kms:Delete*",
                                "kms:Schedule*",
                                "kms:Update*",
                                "kms:ReplicateKey")
                        .on(names.key()));
    }

    private List<Statement> network() {
        String ec2 = names.arn("ec2", names.a().region(), names.a().account(), "");
        List<String> endpoints = new ArrayList<>();
        endpoints.add(ec2 + "vpc-endpoint/" + names.lambdaEndpoint());
        names.s3EndpointsOfA().forEach(id -> endpoints.add(ec2 + "vpc-endpoint/" + id));
        return List.of(
                kept("KeepEndpoints", "ec2:ModifyVpcEndpoint", "ec2:DeleteVpcEndpoints")
                        .on(endpoints),
                kept(
                                "KeepSecurityGroup",
                                "ec2:AuthorizeSecurityGroup*",
                                "ec2:RevokeSecurityGroup*",
                                "ec2:ModifySecurityGroupRules",
                                "ec2:CreateTags",
                                "ec2:DeleteTags")
                        .on(ec2 + "security-group/*")
                        .when("StringEquals", "aws:ResourceTag/" + GROUP_TAG, GROUP_TAG_VALUE));
    }

    private List<Statement> roles() {
        List<String> roles = new ArrayList<>(names.callerRoles());
        roles.add(names.deploymentOfA());
        return List.of(
                GuardRails.except(names.deploymentOfA(), "KeepRoles")
                        .notAction("iam:Get*", "iam:List*", "iam:PassRole", "sts:*")
                        .on(roles),
                kept("KeepDeployment", "sts:AssumeRole", "iam:PassRole").on(names.deploymentOfA()));
    }

    private Statement kept(String sid, String... actions) {
        return GuardRails.except(names.deploymentOfA(), sid, actions);
    }
}
