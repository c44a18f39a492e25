package dev.sallyport.testkit.internal.s3;

import static dev.sallyport.testkit.internal.s3.BucketInUse.code;
import static dev.sallyport.testkit.internal.s3.BucketInUse.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.RunningFront;
import dev.sallyport.testkit.internal.SignedCall;
import dev.sallyport.testkit.internal.http.Listener;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressingTest {

    private BucketInUse bucket;

    @BeforeEach
    void open() throws IOException {
        bucket = BucketInUse.unguarded();
        bucket.put("intake/form.txt", "hello");
        bucket.put("acme-private/intake/form.txt", "not this one");
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    private SignedCall.RawReply get(String host, String path) throws IOException {
        return new SignedCall(bucket.front, Listener.S3, "s3", "ap-east-1", bucket.front.principals.administratorA())
                .to("GET", path)
                .header("Host", host)
                .send();
    }

    @Nested
    class GivenAHostWithTheBucket {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "acme-private.localhost",
                    "acme-private.localhost:4566",
                    "acme-private.s3.ap-east-1.amazonaws.com",
                    "acme-private.s3.ap-east-1.amazonaws.com:8443",
                    "acme-private.s3.dualstack.ap-east-1.amazonaws.com",
                    "acme-private.s3-fips.ap-east-1.amazonaws.com",
                    "acme-private.s3-fips.dualstack.ap-east-1.amazonaws.com",
                    "acme-private.bucket.vpce-0a2a2a2a2a2a2a2a2.s3.ap-east-1.vpce.amazonaws.com",
                    "acme-private.bucket.vpce-0a2a2a2a2a2a2a2a2-x1y2-ap-east-1a.s3.ap-east-1.vpce.amazonaws.com",
                    "Acme-Private.S3.ap-east-1.amazonaws.com"
                })
        void whenItIsAsked_thenThePathIsTheKey(String host) throws IOException {
            assertThat(get(host, "/intake/form.txt").body()).isEqualTo("hello");
        }
    }

    @Nested
    class GivenAHostWithoutTheBucket {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "localhost",
                    "127.0.0.1:4566",
                    "host.docker.internal:4566",
                    "s3.ap-east-1.amazonaws.com",
                    "s3.dualstack.ap-east-1.amazonaws.com",
                    "bucket.vpce-0a2a2a2a2a2a2a2a2.s3.ap-east-1.vpce.amazonaws.com",
                    "bucket.vpce-0a2a2a2a2a2a2a2a2-x1y2.s3.ap-east-1.vpce.amazonaws.com"
                })
        void whenItIsAsked_thenThePathBeginsWithTheBucket(String host) throws IOException {
            assertThat(get(host, "/acme-private/intake/form.txt").body()).isEqualTo("hello");
        }
    }

    @Nested
    class GivenAHostThatIsWrong {

        @ParameterizedTest
        @CsvSource({
            "other.localhost,404 NoSuchBucket",
            "other.s3.ap-east-1.amazonaws.com,404 NoSuchBucket",
            "acme-private.s3.us-east-1.amazonaws.com,301 PermanentRedirect",
            "accesspoint.vpce-1.s3.ap-east-1.vpce.amazonaws.com,501 NotImplemented",
            "acme-private.s3-accelerate.amazonaws.com,501 NotImplemented"
        })
        void whenItIsAsked_thenItIsRefused(String host, String answer) throws IOException {
            assertThat(get(host, "/intake/form.txt").error()).isEqualTo(answer);
        }

        @Test
        void whenTheRegionIsAnother_thenTheRightOneIsNamed() throws IOException {
            SignedCall.RawReply reply = get("s3.us-east-1.amazonaws.com", "/acme-private/intake/form.txt");

            assertThat(header(reply, "x-amz-bucket-region")).isEqualTo("ap-east-1");
            assertThat(reply.body()).contains("<Endpoint>s3.ap-east-1.amazonaws.com</Endpoint>");
        }
    }

    @Nested
    class GivenAPresignedUrl {

        @Test
        void whenHeadersAreInItsQuery_thenTheyCount() throws IOException {
            assertThat(presigned("GET", "x-amz-checksum-mode", "ENABLED").headers())
                    .anyMatch(line -> line.startsWith("x-amz-checksum-crc32: "));
            assertThat(presigned("GET", "X-Amz-Expected-Bucket-Owner", "999999999999")
                            .error())
                    .isEqualTo("403 AccessDenied");
            assertThat(presigned("GET", "x-amz-colour", "red").error()).isEqualTo("501 NotImplemented");
            assertThat(presigned("PUT", "x-amz-meta-origin", "url").status()).isEqualTo(200);
            assertThat(header(bucket.call("HEAD", "/intake/form.txt").send(), "x-amz-meta-origin"))
                    .isEqualTo("url");
        }

        private SignedCall.RawReply presigned(String method, String name, String value) throws IOException {
            return bucket.call(method, "/intake/form.txt")
                    .query(name, value)
                    .presigned(Duration.ofMinutes(1))
                    .send();
        }
    }

    @Nested
    class GivenKeysAtTheirLimit {

        @Test
        void whenAKeyIsTooLong_thenItIsRefused() throws IOException {
            bucket.put("k".repeat(1_024), "x");

            SignedCall.RawReply reply =
                    bucket.call("GET", "/" + "k".repeat(1_025)).send();

            assertThat(reply.error()).isEqualTo("400 KeyTooLongError");
            assertThat(reply.body()).contains("<Size>1025</Size><MaxSizeAllowed>1024</MaxSizeAllowed>");
            assertThat(code(() -> bucket.put("申".repeat(342), "x"))).isEqualTo("400 KeyTooLongError");
        }

        @Test
        void whenAKeyIsNoText_thenItIsRefused() throws IOException {
            assertThat(bucket.call("GET", "/intake/%FF").send().error()).isEqualTo("400 InvalidURI");
        }
    }

    @Nested
    class GivenErrors {

        @Test
        void whenTheKeyIsMissing_thenTheXmlIsThatOfS3() throws IOException {
            SignedCall.RawReply reply = bucket.call("GET", "/intake/a%26b").send();

            String requestId = header(reply, "x-amz-request-id");
            String hostId = header(reply, "x-amz-id-2");
            assertThat(header(reply, "content-type")).isEqualTo("application/xml");
            assertThat(reply.body())
                    .endsWith("<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message>"
                            + "<Key>intake/a&amp;b</Key><RequestId>" + requestId + "</RequestId><HostId>" + hostId
                            + "</HostId></Error>");
            assertThat(bucket.call("HEAD", "/intake/none").send().body()).isEmpty();
        }

        @Test
        void whenAllIsWell_thenBothIdsAreThereToo() throws IOException {
            SignedCall.RawReply reply = bucket.call("GET", "/intake/form.txt").send();

            assertThat(header(reply, "x-amz-request-id")).matches("[0-9A-F]{16}");
            assertThat(header(reply, "server")).isEqualTo("AmazonS3");
            assertThat(header(reply, "x-amz-id-2")).hasSizeGreaterThan(60);
        }

        @Test
        void whenTheBucketIsAnother_thenItIsNamed() throws IOException {
            try (RunningFront front = RunningFront.allowingAll()) {
                assertThat(new SignedCall(front, Listener.S3, "s3", "ap-east-1", front.principals.caller())
                                .to("GET", "/another/x")
                                .send()
                                .body())
                        .contains("<BucketName>another</BucketName>");
            }
        }
    }
}
