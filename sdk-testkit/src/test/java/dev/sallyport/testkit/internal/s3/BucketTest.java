package dev.sallyport.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.TestTopology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BucketTest {

    @Nested
    class GivenABucketWithObjects {

        @Test
        void whenItIsClosed_thenNothingIsLeftOfThem() throws IOException {
            Bucket bucket = Bucket.open(TestTopology.plain(), Clock.systemUTC(), new Random(1));
            Path object = Files.writeString(bucket.newFile(), "hello");

            bucket.close();

            assertThat(object.getParent()).doesNotExist();
        }
    }
}
