package dev.sallyport.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everybody asks for everything everywhere. */
class TwoDoorsTest extends DoorsSuite {

    private final Map<String, String> versions;

    TwoDoorsTest() {
        super(Bench.of(Doors.builder().start()), "two-doors.txt");
        this.versions = Doors.objects(bench().sandbox());
    }

    @Override
    Stream<Request> requests() {
        return Doors.requests(versions);
    }

    @Test
    void whenTheyAreCounted_thenTheyAreMany() {
        assertThat(requests().map(Request::toString).distinct()).hasSizeGreaterThan(200);
    }
}
