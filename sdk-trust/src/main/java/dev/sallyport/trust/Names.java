package dev.sallyport.trust;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A topology's names as policies write them: ARNs, with wildcards escaped, and open names where it has none yet. */
record Names(Topology topology) {

    Topology.AccountA a() {
        return topology.a();
    }

    Topology.AccountB b() {
        return topology.b();
    }

    List<Topology.Caller> callers() {
        return topology.callers();
    }

    boolean presigned() {
        return topology.options().presigned();
    }

    String key() {
        return orOpen(a().kmsKeyArn(), OpenNames.KEY);
    }

    String lambdaEndpoint() {
        return orOpen(a().lambdaEndpointId(), OpenNames.LAMBDA_ENDPOINT);
    }

    List<String> s3EndpointsOfA() {
        return orOpen(a().s3EndpointIds(), OpenNames.S3_ENDPOINTS_OF_A);
    }

    List<String> s3EndpointsOfB() {
        return orOpen(b().s3EndpointIds(), OpenNames.S3_ENDPOINTS_OF_B);
    }

    List<String> s3Endpoints() {
        return Stream.concat(s3EndpointsOfA().stream(), s3EndpointsOfB().stream())
                .toList();
    }

    String bucket() {
        return arn("s3", "", "", a().bucket());
    }

    List<String> bucketAndObjects() {
        return List.of(bucket(), bucket() + "/*");
    }

    /** The caller's documents. */
    String objects(Topology.Caller caller) {
        return bucket() + "/" + literal(caller.prefix()) + "*";
    }

    List<String> objects(Collection<Topology.Caller> some) {
        return some.stream().map(this::objects).distinct().toList();
    }

    /** What {@code kms:ViaService} has when S3 in Region A uses the key for somebody. */
    String viaS3() {
        return topology.s3Host();
    }

    String function() {
        return topology.functionArn();
    }

    String logGroup() {
        return arn("logs", b().region(), b().account(), "log-group:/aws/lambda/" + b().function());
    }

    String alias(Topology.Caller caller) {
        return topology.alias(caller).arn();
    }

    String callerRole(Topology.Caller caller) {
        return topology.callerRoleArn(caller);
    }

    Set<String> callerRoles() {
        return distinct(callers().stream().map(this::callerRole));
    }

    /** Callers by their role's name, in the topology's order. */
    Map<String, List<Topology.Caller>> callersByRole() {
        return callers().stream()
                .collect(Collectors.groupingBy(Topology.Caller::role, LinkedHashMap::new, Collectors.toList()));
    }

    String functionRole() {
        return topology.functionRoleArn();
    }

    /** Who in B reads the caller's documents. */
    String reader(Topology.Caller caller) {
        return topology.readerRoleArn(caller).orElseGet(this::functionRole);
    }

    Set<String> readers() {
        return distinct(callers().stream().map(this::reader));
    }

    /** Those whose documents a role of their own reads. */
    List<Topology.Caller> withReaderRole() {
        return callers().stream().filter(caller -> caller.readerRole() != null).toList();
    }

    List<Topology.Caller> withoutReaderRole() {
        return callers().stream().filter(caller -> caller.readerRole() == null).toList();
    }

    List<String> readerRoles() {
        return withReaderRole().stream().map(this::reader).distinct().toList();
    }

    String deploymentOfA() {
        return roleOfA(TrustPolicies.DEPLOYMENT_ROLE);
    }

    String deploymentOfB() {
        return roleOfB(TrustPolicies.DEPLOYMENT_ROLE);
    }

    String rootOfA() {
        return arn("iam", "", a().account(), "root");
    }

    String roleOfA(String role) {
        return arn("iam", "", a().account(), "role/" + role);
    }

    String roleOfB(String role) {
        return arn("iam", "", b().account(), "role/" + role);
    }

    String profile() {
        return topology.profileArn();
    }

    /** The models behind the profile: AWS's own, so that their ARNs have no account. */
    List<String> models() {
        return b().model().regions().stream()
                .map(region -> arn(
                        "bedrock", region, "", "foundation-model/" + b().model().foundationModel()))
                .distinct()
                .toList();
    }

    String arn(String service, String region, String account, String resource) {
        return String.join(":", "arn", topology.partition(), service, region, account, resource);
    }

    String sid(String start, Topology.Caller caller) {
        return new Sids(callers()).of(start, caller);
    }

    /** IAM User Guide, "IAM policy elements: Variables and tags", special characters. */
    private static String literal(String text) {
        return text.replaceAll("[*?$]", "\\${$0}");
    }

    private static String orOpen(@Nullable String value, String open) {
        return value == null ? OpenNames.placeholder(open) : value;
    }

    private static List<String> orOpen(List<String> values, String open) {
        return values.isEmpty() ? List.of(OpenNames.placeholder(open)) : values;
    }

    private static Set<String> distinct(Stream<String> values) {
        return values.collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
