package dev.sallyport.trust;

import java.util.ArrayList;
import java.util.List;

/** What the function's role may do. */
final class FunctionIdentity {

    /**
     * What Lambda needs to attach the function to its network, from the managed policy AWSLambdaVPCAccessExecutionRole.
     * Lambda takes no narrower resource than all of the account's: AWS Lambda Developer Guide, "Giving Lambda functions
     * access to resources in an Amazon VPC".
     */
    private static final List<String> NETWORK_CHANGES = List.of(
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses");

    /** From the same policy, without a resource level: Service Authorization Reference, Amazon EC2. */
    private static final List<String> NETWORK_LOOKS = List.of("ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets");

    private final Names names;

    FunctionIdentity(Names names) {
        this.names = names;
    }

    String json() {
        List<Statement> statements = new ArrayList<>();
        if (!names.withoutReaderRole().isEmpty()) {
            statements.addAll(new ReaderRole(names).reads(names.withoutReaderRole()));
        }
        if (!names.readerRoles().isEmpty()) {
            statements.add(
                    Statement.allow("AssumeReaders").action("sts:AssumeRole").on(names.readerRoles()));
        }
        statements.addAll(model());
        statements.add(Statement.allow("WriteOwnLog")
                .action("logs:CreateLogStream", "logs:PutLogEvents")
                .on(names.logGroup() + ":*"));
        statements.addAll(network());
        return Statement.policy(statements);
    }

    private List<Statement> model() {
        return List.of(
                Statement.allow("CallProfile").action(Conditions.INVOKE_MODEL).on(names.profile()),
                Statement.allow("CallModelsThroughProfile")
                        .action(Conditions.INVOKE_MODEL)
                        .on(names.models())
                        .when("ArnEquals", Conditions.PROFILE, names.profile()),
                Statement.deny("DenyGlobalRouting")
                        .action(Conditions.INVOKE_MODEL)
                        .on(names.arn("bedrock", "*", "*", "*"))
                        .when("StringEquals", "aws:RequestedRegion", "unspecified"));
    }

    /** Lambda uses the role for the network; the code that runs in the function has no business there. */
    private List<Statement> network() {
        List<String> all = new ArrayList<>(NETWORK_CHANGES);
        all.addAll(NETWORK_LOOKS);
        return List.of(
                Statement.allow("ChangeNetworkInterfaces")
                        .action(NETWORK_CHANGES)
                        .on(names.arn("ec2", names.b().region(), names.b().account(), "*/*")),
                Statement.allow("LookAtNetwork").action(NETWORK_LOOKS).on("*"),
                Statement.deny("DenyNetworkToCode")
                        .action(all)
                        .on("*")
                        .when("ArnEquals", "lambda:SourceFunctionArn", names.function()));
    }
}
