package dev.sallyport.trust;

import dev.sallyport.contract.MalformedMessageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one record of the names of both accounts, from which everything that grants or refuses is made. Immutable; checked
 * when made.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}…
 * @param a the account of the application and the documents
 * @param b the account of the function and the model
 * @param callers who may call, each through an alias of its own
 * @param options what is switched on
 * @param residency where data may go
 */
public record Topology(
        String partition, AccountA a, AccountB b, List<Caller> callers, Options options, Residency residency) {

    /** Checks every name. */
    public Topology {
        callers = List.copyOf(callers);
        new TopologyRules(partition, a, b, callers, options, residency).check();
    }

    /**
     * Reads a topology file.
     *
     * @throws InvalidTopologyException if it has an unknown, missing or nonsensical field, which is named
     * @throws IOException if the file can't be read
     */
    public static Topology read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /**
     * Reads a topology from JSON.
     *
     * @throws InvalidTopologyException if it has an unknown, missing or nonsensical field, which is named
     */
    public static Topology parse(String json) {
        try {
            return TopologyParser.parse(json);
        } catch (MalformedMessageException e) {
            throw new InvalidTopologyException("topology", "is not JSON: " + e.getMessage());
        }
    }

    /** The topology as JSON that {@link #parse} reads. */
    public String toJson() {
        return TopologyParser.write(this);
    }

    /** The caller whose alias this is. */
    public Optional<Caller> caller(String alias) {
        return callers.stream().filter(c -> c.alias().equals(alias)).findFirst();
    }

    /** What the caller may invoke. */
    public FunctionAlias alias(Caller caller) {
        return new FunctionAlias(partition, b.region(), b.account(), b.function(), caller.alias());
    }

    /** The objects that B may read for the caller. */
    public ApprovedLocation approved(Caller caller) {
        return new ApprovedLocation(a.bucket(), caller.prefix());
    }

    /** S3 in Region A, as its name has it and as KMS sees it in {@code kms:ViaService}. */
    public String s3Host() {
        return "s3." + a.region() + "." + DnsSuffix.of(partition);
    }

    /** ARN of the caller's role in A. */
    public String callerRoleArn(Caller caller) {
        return roleArn(a.account(), caller.role());
    }

    /** ARN of the role in B that reads the caller's documents; empty if the function's own does. */
    public Optional<String> readerRoleArn(Caller caller) {
        return Optional.ofNullable(caller.readerRole()).map(role -> roleArn(b.account(), role));
    }

    /** Whether the function asks STS: to read as another role, or to have a caller prove who it is. */
    public boolean needsSts() {
        return options.proofOfCaller() || callers.stream().anyMatch(caller -> caller.readerRole() != null);
    }

    /** ARN of the function's role in B. */
    public String functionRoleArn() {
        return roleArn(b.account(), b.functionRole());
    }

    /** ARN of the function, without a qualifier. */
    public String functionArn() {
        return "arn:" + partition + ":lambda:" + b.region() + ":" + b.account() + ":function:" + b.function();
    }

    /** ARN of the inference profile through which the model is called. */
    public String profileArn() {
        return "arn:" + partition + ":bedrock:" + b.region() + ":" + b.account() + ":inference-profile/"
                + b.model().profile();
    }

    private String roleArn(String account, String role) {
        return "arn:" + partition + ":iam::" + account + ":role/" + role;
    }

    /**
     * Account A.
     *
     * @param account twelve digits
     * @param region Region A
     * @param bucket the private bucket
     * @param kmsKeyArn the bucket's key; absent before deployment
     * @param lambdaEndpointId A's interface endpoint to the function; absent before deployment
     * @param s3EndpointIds A's endpoints to S3; empty before deployment
     */
    public record AccountA(
            String account,
            String region,
            String bucket,
            @Nullable String kmsKeyArn,
            @Nullable String lambdaEndpointId,
            List<String> s3EndpointIds) {
        /** Copies the list. */
        public AccountA {
            s3EndpointIds = List.copyOf(s3EndpointIds);
        }
    }

    /**
     * Account B.
     *
     * @param account twelve digits
     * @param region Region B
     * @param function the function's name
     * @param functionRole the function's role
     * @param s3EndpointIds B's endpoints to A's bucket, two while one replaces the other; empty before deployment
     * @param model what may be called
     */
    public record AccountB(
            String account,
            String region,
            String function,
            String functionRole,
            List<String> s3EndpointIds,
            Model model) {
        /** Copies the list. */
        public AccountB {
            s3EndpointIds = List.copyOf(s3EndpointIds);
        }
    }

    /**
     * The one model that may be called.
     *
     * @param profile id of the inference profile
     * @param foundationModel id of the model behind it
     * @param regions where the profile may run it
     */
    public record Model(String profile, String foundationModel, List<String> regions) {
        /** Copies the list. */
        public Model {
            regions = List.copyOf(regions);
        }
    }

    /**
     * Who may call.
     *
     * @param alias the function alias that is theirs alone
     * @param role their role in A: a role, never a user
     * @param prefix where their documents are
     * @param readerRole the role in B that reads them; the function's own when absent
     */
    public record Caller(
            String alias,
            String role,
            String prefix,
            @Nullable String readerRole) {}

    /**
     * What is switched on.
     *
     * @param presigned whether presigned URLs are taken
     * @param perDocumentReader whether each read is done with a session for that object alone
     * @param proofOfCaller whether a request proves who sent it
     * @param transport {@code streaming} or {@code buffered}
     */
    public record Options(boolean presigned, boolean perDocumentReader, boolean proofOfCaller, String transport) {}

    /**
     * Where data may go.
     *
     * @param dataClasses classes of data that may leave A
     * @param inferenceRegions Regions where a model may read them
     */
    public record Residency(List<String> dataClasses, List<String> inferenceRegions) {
        /** Copies the lists. */
        public Residency {
            dataClasses = List.copyOf(dataClasses);
            inferenceRegions = List.copyOf(inferenceRegions);
        }
    }
}
