package dev.sallyport.trust;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a document is put in place: by hand, and by a command line that is run where the documents are. */
final class Placement {

    private final Names names;

    Placement(Topology topology) {
        names = new Names(topology);
    }

    /** One sentence for somebody at the console. */
    String paste(TrustDocument document) {
        String target = document.target();
        return switch (document.file()) {
            case A_CALLER_IDENTITY, B_FUNCTION_IDENTITY, B_READER_IDENTITY ->
                "IAM, the role " + role(target) + ", Permissions, Create inline policy, JSON.";
            case B_READER_TRUST -> "IAM, the role " + role(target) + ", Trust relationships, Edit trust policy.";
            case A_KEY ->
                "KMS in " + names.a().region() + ", the bucket's key, Key policy, Switch to policy view, Edit.";
            case A_BUCKET -> "S3, the bucket " + names.a().bucket() + ", Permissions, Bucket policy, Edit.";
            case B_FUNCTION_PERMISSION ->
                "Lambda in " + names.b().region() + ", the function "
                        + names.b().function()
                        + ", each alias, Permissions, Add permissions, AWS account, with the statement's principal.";
            case A_LAMBDA_SECURITY_GROUP ->
                "EC2 in " + names.a().region()
                        + ", the security group of the endpoint to Lambda, Edit inbound rules; it has no outbound rules and the tag "
                        + GuardRailsOfA.GROUP_TAG + " = " + GuardRailsOfA.GROUP_TAG_VALUE + ".";
            case A_LAMBDA_ENDPOINT, A_S3_ENDPOINT, B_S3_ENDPOINT, B_BEDROCK_ENDPOINT, B_STS_ENDPOINT ->
                "VPC in " + region(document) + ", Endpoints, " + target + ", Policy, Edit policy, Custom.";
            case A_SCP, B_SCP ->
                "AWS Organizations, in the management account, Policies, Service control policies, Create policy,"
                        + " then attach it to account " + target + ".";
        };
    }

    /** A command line; several where one can't do it. White space counts but for IAM: elsewhere a document goes without it. */
    String command(TrustDocument document) {
        String target = document.target();
        String file = "file://" + document.name();
        String minified = "\"$(jq -c . " + document.name() + ")\"";
        return switch (document.file()) {
            case A_CALLER_IDENTITY, B_FUNCTION_IDENTITY, B_READER_IDENTITY ->
                "aws iam put-role-policy --role-name " + role(target) + " --policy-name sallyport --policy-document "
                        + file;
            case B_READER_TRUST ->
                "aws iam update-assume-role-policy --role-name " + role(target) + " --policy-document " + file;
            case A_KEY ->
                "aws kms put-key-policy --region " + names.a().region() + " --key-id " + quoted(target)
                        + " --policy-name default --policy " + minified;
            case A_BUCKET ->
                "aws s3api put-bucket-policy --region " + names.a().region() + " --bucket "
                        + names.a().bucket() + " --expected-bucket-owner "
                        + names.a().account() + " --policy " + minified;
            case B_FUNCTION_PERMISSION -> joined(names.callers().stream(), this::permission);
            case A_LAMBDA_SECURITY_GROUP ->
                "aws ec2 authorize-security-group-ingress --region " + names.a().region() + " --group-id "
                        + quoted(target) + " --ip-permissions \"$(jq -c .IpPermissions " + document.name()
                        + ")\" && aws ec2 create-tags --region " + names.a().region() + " --resources "
                        + quoted(target) + " --tags Key=" + GuardRailsOfA.GROUP_TAG + ",Value="
                        + GuardRailsOfA.GROUP_TAG_VALUE;
            case A_LAMBDA_ENDPOINT, A_S3_ENDPOINT, B_S3_ENDPOINT, B_BEDROCK_ENDPOINT, B_STS_ENDPOINT ->
                joined(
                        Stream.of(target.split(",")),
                        id -> "aws ec2 modify-vpc-endpoint --region " + region(document) + " --vpc-endpoint-id "
                                + quoted(id) + " --policy-document " + minified);
            case A_SCP, B_SCP -> guardRails(target, document.file().baseName(), minified);
        };
    }

    private String permission(Topology.Caller caller) {
        return "aws lambda add-permission --region " + names.b().region() + " --function-name "
                + names.b().function() + " --qualifier " + caller.alias() + " --statement-id "
                + new FunctionPermission(names).sid(caller) + " --action lambda:InvokeFunction --principal "
                + names.callerRole(caller);
    }

    private static String guardRails(String account, String name, String content) {
        return "aws organizations attach-policy --target-id " + account
                + " --policy-id \"$(aws organizations create-policy --type SERVICE_CONTROL_POLICY --name sallyport-"
                + name
                + " --description Sallyport --content " + content
                + " --query Policy.PolicySummary.Id --output text)\"";
    }

    private String region(TrustDocument document) {
        return document.file().account().equals("A")
                ? names.a().region()
                : names.b().region();
    }

    private static <T> String joined(Stream<T> parts, Function<T, String> command) {
        return parts.map(command).collect(Collectors.joining(" && "));
    }

    /** A shell would take an open name for its own variable. */
    private static String quoted(String text) {
        return text.startsWith("$") ? "'" + text + "'" : text;
    }

    private static String role(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
