package dev.sallyport.trust;

import java.util.ArrayList;
import java.util.List;

/**
 * Guard rails of account B. They hold for its principals, administrators included, and give nobody anything. The deployment
 * role can be assumed from outside the account only, by whom its trust policy names: B's guard rails don't reach there.
 */
final class GuardRailsOfB {

    private final Names names;

    GuardRailsOfB(Names names) {
        this.names = names;
    }

    String json() {
        List<Statement> statements = new ArrayList<>();
        statements.addAll(storage());
        statements.addAll(functionDoors());
        statements.addAll(models());
        statements.addAll(changes());
        statements.addAll(perimeter());
        return Statement.policy(statements);
    }

    /** What would keep documents or answers somewhere. */
    private List<Statement> storage() {
        return List.of(Statement.deny("DenyKeptContent")
                .action("bedrock:PutModelInvocationLoggingConfiguration", "bedrock:CreateModelInvocationJob")
                .on("*"));
    }

    /** The qualifier that a grant is for is in the ARN that AddPermission is judged on: a function's own ARN has none. */
    private List<Statement> functionDoors() {
        String any = names.arn("lambda", "*", names.b().account(), "function:*");
        return List.of(
                Statement.deny("DenyUrls")
                        .action("lambda:CreateFunctionUrlConfig", "lambda:UpdateFunctionUrlConfig")
                        .on(any),
                Statement.deny("DenyUrlGrants")
                        .action("lambda:AddPermission")
                        .on(any)
                        .when("Null", "lambda:FunctionUrlAuthType", "false"),
                Statement.deny("DenyUnqualifiedGrants")
                        .action("lambda:AddPermission")
                        .on(names.function(), names.function() + ":$LATEST"),
                Statement.deny("DenyGrantsToOthers")
                        .action("lambda:AddPermission")
                        .on(names.function() + ":*")
                        .when("StringNotLike", "lambda:Principal", names.roleOfA("*")));
    }

    /**
     * An asynchronous call is judged as InvokeModel too, on an ARN that isn't among the approved ones: Amazon Bedrock API
     * Reference, StartAsyncInvoke. A call that is routed anywhere in the world has no Region: Amazon Bedrock User Guide, global
     * cross-Region inference.
     */
    private List<Statement> models() {
        List<String> approved = new ArrayList<>();
        approved.add(names.profile());
        approved.addAll(names.models());
        return List.of(
                Statement.deny("DenyOtherModels")
                        .action(Conditions.INVOKE_MODEL)
                        .notOn(approved),
                Statement.deny("DenyModelsWithoutProfile")
                        .action(Conditions.INVOKE_MODEL)
                        .on(names.arn("bedrock", "*", "", "foundation-model/*"))
                        .when("ArnNotEquals", Conditions.PROFILE, names.profile()),
                Statement.deny("DenyGlobalProfiles")
                        .action(Conditions.INVOKE_MODEL)
                        .on(names.arn("bedrock", "*", "*", "inference-profile/global.*")),
                Statement.deny("DenyGlobalRouting")
                        .action(Conditions.INVOKE_MODEL)
                        .on(names.arn("bedrock", "*", "*", "*"))
                        .when("StringEquals", "aws:RequestedRegion", "unspecified"));
    }

    private List<Statement> changes() {
        List<String> roles = new ArrayList<>(roles());
        roles.add(names.deploymentOfB());
        String endpoints = names.arn("ec2", names.b().region(), names.b().account(), "vpc-endpoint/*");
        return List.of(
                GuardRails.except(names.deploymentOfB(), "KeepFunction")
                        .notAction("lambda:Get*", "lambda:List*", "lambda:Invoke*")
                        .on(names.function(), names.function() + ":*"),
                GuardRails.except(names.deploymentOfB(), "KeepRoles")
                        .notAction("iam:Get*", "iam:List*", "sts:*")
                        .on(roles),
                kept("KeepDeployment", "sts:AssumeRole").on(names.deploymentOfB()),
                kept("KeepEndpoints", "ec2:ModifyVpcEndpoint", "ec2:DeleteVpcEndpoints")
                        .on(endpoints),
                kept("KeepLog", "logs:Delete*", "logs:PutRetentionPolicy", "logs:PutSubscriptionFilter")
                        .on(names.logGroup(), names.logGroup() + ":*"));
    }

    private List<Statement> perimeter() {
        return List.of(
                Statement.deny("DenyOtherData")
                        .action("s3:*", "kms:*")
                        .notOn(List.of(names.bucket() + "/*", names.key()))
                        .when("ArnEquals", Conditions.PRINCIPAL, roles()),
                Statement.deny("DenyDataElsewhere")
                        .action("s3:*")
                        .on(names.bucketAndObjects())
                        .when("StringNotEquals", Conditions.ENDPOINT, names.s3EndpointsOfB())
                        .when("BoolIfExists", "aws:ViaAWSService", "false"));
    }

    private List<String> roles() {
        List<String> roles = new ArrayList<>();
        roles.add(names.functionRole());
        roles.addAll(names.readerRoles());
        return roles;
    }

    private Statement kept(String sid, String... actions) {
        return GuardRails.except(names.deploymentOfB(), sid, actions);
    }
}
