package dev.sallyport.trust;

import java.util.ArrayList;
import java.util.List;

/** A topology's documents in the order of {@link PolicyFile}. */
final class Documents {

    private final Names names;
    private final List<TrustDocument> documents = new ArrayList<>();

    private Documents(Names names) {
        this.names = names;
    }

    static List<TrustDocument> of(Topology topology) {
        Documents documents = new Documents(new Names(topology));
        documents.ofA();
        documents.ofB();
        return documents.documents;
    }

    private void ofA() {
        CallerIdentity identity = new CallerIdentity(names);
        names.callersByRole()
                .values()
                .forEach(callers -> addFor(
                        callers.get(0),
                        PolicyFile.A_CALLER_IDENTITY,
                        names.callerRole(callers.get(0)),
                        identity.of(callers)));
        EndpointsOfA endpoints = new EndpointsOfA(names);
        add(PolicyFile.A_LAMBDA_ENDPOINT, names.lambdaEndpoint(), endpoints.lambda());
        add(
                PolicyFile.A_LAMBDA_SECURITY_GROUP,
                OpenNames.placeholder(OpenNames.LAMBDA_SECURITY_GROUP),
                endpoints.lambdaSecurityGroup());
        add(PolicyFile.A_S3_ENDPOINT, String.join(",", names.s3EndpointsOfA()), endpoints.s3());
        add(PolicyFile.A_BUCKET, names.bucket(), new BucketPolicy(names).json());
        add(PolicyFile.A_KEY, names.key(), new KeyPolicy(names).json());
        add(PolicyFile.A_SCP, names.a().account(), new GuardRailsOfA(names).json());
    }

    private void ofB() {
        add(PolicyFile.B_FUNCTION_PERMISSION, names.function(), new FunctionPermission(names).json());
        add(PolicyFile.B_FUNCTION_IDENTITY, names.functionRole(), new FunctionIdentity(names).json());
        ReaderRole reader = new ReaderRole(names);
        for (Topology.Caller caller : names.withReaderRole()) {
            addFor(caller, PolicyFile.B_READER_IDENTITY, names.reader(caller), reader.identity(caller));
        }
        for (Topology.Caller caller : names.withReaderRole()) {
            addFor(caller, PolicyFile.B_READER_TRUST, names.reader(caller), reader.trust());
        }
        EndpointsOfB endpoints = new EndpointsOfB(names);
        add(PolicyFile.B_S3_ENDPOINT, String.join(",", names.s3EndpointsOfB()), endpoints.s3());
        add(PolicyFile.B_BEDROCK_ENDPOINT, OpenNames.placeholder(OpenNames.BEDROCK_ENDPOINT), endpoints.bedrock());
        if (names.topology().needsSts()) {
            add(PolicyFile.B_STS_ENDPOINT, OpenNames.placeholder(OpenNames.STS_ENDPOINT), endpoints.sts());
        }
        add(PolicyFile.B_SCP, names.b().account(), new GuardRailsOfB(names).json());
    }

    /** The first of its kind has the plain name. */
    private void addFor(Topology.Caller caller, PolicyFile file, String target, String json) {
        boolean first = documents.stream().noneMatch(document -> document.file() == file);
        add(file, first ? file.baseName() : file.baseName() + "-" + caller.alias(), target, json);
    }

    private void add(PolicyFile file, String target, String json) {
        add(file, file.baseName(), target, json);
    }

    private void add(PolicyFile file, String name, String target, String json) {
        TrustDocument document = new TrustDocument(file, name + ".json", target, json, OpenNames.in(json));
        Quota.of(file).check(document);
        documents.add(document);
    }
}
