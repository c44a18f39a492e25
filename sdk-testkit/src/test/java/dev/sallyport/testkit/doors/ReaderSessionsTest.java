package dev.sallyport.testkit.doors;

import dev.sallyport.trust.InexpressibleKeyException;
import dev.sallyport.trust.ObjectSessionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;

/**
 * A reader whose session is narrowed to one version of one object, one whose session isn't, and everybody who has no
 * business with either.
 */
class ReaderSessionsTest extends DoorsSuite {

    private static final String ROLE = "arn:aws:iam::222222222222:role/sallyport-reader";
    private static final String KEY = S3Wishes.KEY;
    private static final List<String> KEYS =
            List.of(KEY, "intake/other.txt", "intake-old/form.txt", "elsewhere/form.txt");

    private final Map<String, String> older;
    private final Map<String, String> versions;

    ReaderSessionsTest() {
        super(Bench.of(Doors.builder().topology(Topologies.reader()).start()), "readers.txt");
        this.older = Doors.objects(bench().sandbox(), Transport.assumedSecure(), List.of(KEY));
        this.versions = Doors.objects(bench().sandbox(), Transport.assumedSecure(), KEYS);
    }

    @BeforeAll
    void assume() throws InexpressibleKeyException {
        String policy = ObjectSessionPolicy.of(bench().sandbox().topology(), KEY, versions.getOrDefault(KEY, ""))
                .json();
        bench().assume(Session.of("NARROWED", ROLE).narrowedTo(policy), Who.FUNCTION, Place.STS_FROM_B);
        bench().assume(Session.of("READER", ROLE), Who.FUNCTION, Place.STS_FROM_B);
    }

    @Override
    Stream<Request> requests() {
        List<Wish> wishes = new ArrayList<>(S3Wishes.all(new TreeMap<>(versions)));
        wishes.add(S3Wishes.version("an older version of " + KEY, KEY, older.getOrDefault(KEY, "")));
        wishes.add(StsWishes.become("the reader", ROLE));
        return Doors.requests(wishes, bench().askers());
    }
}
