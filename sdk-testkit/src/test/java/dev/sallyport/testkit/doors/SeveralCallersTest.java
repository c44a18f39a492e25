package dev.sallyport.testkit.doors;

import dev.sallyport.trust.iam.Policy;
import dev.sallyport.trust.iam.PolicyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;

/** Two callers, each with an alias, a prefix and a reader of its own, ask for each other's at every listener. */
class SeveralCallersTest extends DoorsSuite {

    private static final String READER = "arn:aws:iam::222222222222:role/sallyport-reader";
    private static final String CLAIMS_READER = "arn:aws:iam::222222222222:role/sallyport-claims-reader";
    private static final Session CLAIMS = new Session(
            "CLAIMS",
            "arn:aws:iam::111111111111:role/claims-desk",
            "desk",
            List.of(Policy.parse(PolicyType.IDENTITY, "own", ownDocuments("claims/"))),
            Optional.empty());

    private final Map<String, String> versions;

    SeveralCallersTest() {
        super(Bench.of(Doors.builder().topology(Topologies.twoCallers()).start()), "several-callers.txt");
        this.versions = Doors.objects(
                bench().sandbox(), Transport.assumedSecure(), List.of("intake/form.txt", "claims/form.txt"));
    }

    private static String ownDocuments(String prefix) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\","
                + "\"s3:GetObjectVersion\",\"s3:AbortMultipartUpload\",\"s3:ListMultipartUploadParts\"],"
                + "\"Resource\":\"arn:aws:s3:::acme-private/" + prefix + "*\"}}";
    }

    @BeforeAll
    void assume() {
        bench().assume(CLAIMS, Who.DEPLOYMENT_A, Place.STS);
        bench().assume(Session.of("READER", READER), Who.FUNCTION, Place.STS_FROM_B);
        bench().assume(Session.of("CLAIMS_READER", CLAIMS_READER), Who.FUNCTION, Place.STS_FROM_B);
    }

    @Override
    Stream<Request> requests() {
        List<Wish> wishes = new ArrayList<>(S3Wishes.readsAndWrites(versions));
        wishes.add(LambdaWishes.invoke("the alias loans", LambdaWishes.FUNCTION + ":loans"));
        wishes.add(LambdaWishes.invoke("the alias claims", LambdaWishes.FUNCTION + ":claims"));
        wishes.add(StsWishes.become("the reader", READER));
        wishes.add(StsWishes.become("the claims' reader", CLAIMS_READER));
        wishes.add(StsWishes.become("the caller", Who.CALLER.roleArn));
        wishes.add(StsWishes.become("the claims' caller", CLAIMS.arn()));
        return Doors.requests(wishes, bench().askers());
    }
}
