package dev.sallyport.testkit.doors;

import dev.sallyport.testkit.fixture.PolicyFolder;
import dev.sallyport.trust.PolicyFile;
import dev.sallyport.trust.Topology;
import dev.sallyport.trust.TrustDocument;
import dev.sallyport.trust.TrustPolicies;
import dev.sallyport.trust.iam.PolicyType;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The documents, one of which isn't what it should be. A security group is no policy; what it stops ends without an
 * answer.
 *
 * @param file the one
 * @param open whether it allows everything instead of being absent
 */
record Variant(PolicyFile file, boolean open) {

    static List<Variant> all(Topology topology) {
        return TrustPolicies.of(topology).documents().stream()
                .map(TrustDocument::file)
                .filter(file -> file.type().isPresent())
                .flatMap(file -> Stream.of(new Variant(file, false), new Variant(file, true)))
                .toList();
    }

    Path in(Path folder, Topology topology) {
        PolicyFolder documents = PolicyFolder.of(topology);
        return (open ? documents.with(file, allowing()) : documents.without(file)).in(folder);
    }

    private String allowing() {
        return switch (file) {
            case A_BUCKET -> everybody("s3:*", "[\"arn:aws:s3:::acme-private\",\"arn:aws:s3:::acme-private/*\"]");
            case A_KEY -> everybody("kms:*", "\"*\"");
            case B_FUNCTION_PERMISSION -> everybody("lambda:InvokeFunction", "\"" + LambdaWishes.FUNCTION + ":loans\"");
            default -> file.type().orElseThrow() == PolicyType.ENDPOINT ? everybody("*", "\"*\"") : Who.EVERYTHING;
        };
    }

    private static String everybody(String actions, String resources) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Open\",\"Effect\":\"Allow\",\"Principal\":\"*\","
                + "\"Action\":\"" + actions + "\",\"Resource\":" + resources + "}]}";
    }

    @Override
    public String toString() {
        return (open ? "open " : "without ") + file;
    }
}
