package dev.sallyport.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.RunningFront;
import dev.sallyport.testkit.internal.SignedCall;
import dev.sallyport.testkit.internal.http.Listener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;

class StoredChecksumTest {

    @Nested
    class GivenTheDigitsOneToNine {

        /** The check values of the CRC catalogue; those of the digests from {@code sha1sum} and {@code sha256sum}. */
        @ParameterizedTest
        @CsvSource({
            "CRC32,cbf43926",
            "CRC32C,e3069283",
            "CRC64NVME,ae8b14860a799888",
            "SHA1,f7c3bc1d808e04732adf679965ccc34ca7ae3441",
            "SHA256,15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"
        })
        void whenTheyAreSummed_thenTheValueIsThePublishedOne(ChecksumAlgorithm algorithm, String hex) {
            RunningChecksum checksum = algorithm.start();
            byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
            checksum.update(digits, 0, 4);
            checksum.update(digits, 4, 5);
            assertThat(checksum.value()).asHexString().isEqualToIgnoringCase(hex);
        }
    }

    @Nested
    class GivenAnUploadWithoutAChecksum {

        @Test
        void whenItIsRead_thenS3HasSummedItUpItself() throws IOException {
            try (RunningFront front = RunningFront.allowingAll()) {
                call(front)
                        .to("PUT", "/acme-private/intake/x")
                        .body("123456789")
                        .send();
                SignedCall.RawReply reply = call(front)
                        .to("GET", "/acme-private/intake/x")
                        .header("x-amz-checksum-mode", "ENABLED")
                        .send();
                assertThat(reply.body()).isEqualTo("123456789");
                assertThat(reply.headers()).contains("x-amz-checksum-crc64nvme: rosUhgp5mIg=");
            }
        }

        @Test
        void whenAnMd5OrAnAnnouncementDoesNotFit_thenItIsRefused() throws IOException {
            try (RunningFront front = RunningFront.allowingAll()) {
                assertThat(put(front, "Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA=="))
                        .isEqualTo("400 BadDigest");
                assertThat(put(front, "x-amz-sdk-checksum-algorithm", "CRC32")).isEqualTo("400 InvalidRequest");
                assertThat(put(front, "x-amz-checksum-xxhash64", "AAAA")).isEqualTo("501 NotImplemented");
                assertThat(put(front, "Content-MD5", "JfnnlDI7RTiF9RgfG2JNCw=="))
                        .isEqualTo("200 ");
            }
        }

        private String put(RunningFront front, String header, String value) throws IOException {
            return call(front)
                    .to("PUT", "/acme-private/intake/x")
                    .header(header, value)
                    .body("123456789")
                    .send()
                    .error();
        }

        @ParameterizedTest
        @CsvSource({
            "CRC32,y/Q5Jg==",
            "CRC32C,4waSgw==",
            "CRC64NVME,rosUhgp5mIg=",
            "SHA1,98O8HYCOBHMq32eZZczDTKeuNEE=",
            "SHA256,FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="
        })
        void whenAChecksumIsInAHeader_thenItIsJudged(ChecksumAlgorithm algorithm, String value) throws IOException {
            try (RunningFront front = RunningFront.allowingAll()) {
                String header = algorithm.header();

                assertThat(put(front, header, value)).isEqualTo("200 ");
                assertThat(put(front, header, "x")).isEqualTo("400 InvalidRequest");
                assertThat(put(front, header, "AAAA")).isEqualTo("400 InvalidRequest");
                assertThat(put(front, header, value.replaceFirst("^.", "A"))).isEqualTo("400 BadDigest");
                SignedCall.RawReply stored = call(front)
                        .to("HEAD", "/acme-private/intake/x")
                        .header("x-amz-checksum-mode", "ENABLED")
                        .send();
                assertThat(stored.headers()).contains(header + ": " + value, "x-amz-checksum-type: FULL_OBJECT");
            }
        }

        @Test
        void whenTwoAreBroughtOrAnotherIsNamed_thenThatIsRefused() throws IOException {
            try (RunningFront front = RunningFront.allowingAll()) {
                SignedCall two = call(front)
                        .to("PUT", "/acme-private/intake/x")
                        .header("x-amz-checksum-crc32", "y/Q5Jg==")
                        .body("123456789");
                SignedCall other = call(front)
                        .to("PUT", "/acme-private/intake/x")
                        .header("x-amz-checksum-crc32", "y/Q5Jg==")
                        .body("123456789");

                assertThat(two.header("x-amz-checksum-crc32c", "4waSgw==")
                                .send()
                                .error())
                        .isEqualTo("400 InvalidRequest");
                assertThat(other.header("x-amz-sdk-checksum-algorithm", "SHA1")
                                .send()
                                .error())
                        .isEqualTo("400 InvalidRequest");
            }
        }

        @Test
        void whenAChecksumIsInTheTrailer_thenItIsJudgedAndStored() throws IOException {
            try (RunningFront front = RunningFront.allowingAll()) {
                for (var algorithm : List.of(
                        DefaultChecksumAlgorithm.CRC32,
                        DefaultChecksumAlgorithm.CRC32C,
                        DefaultChecksumAlgorithm.SHA1,
                        DefaultChecksumAlgorithm.SHA256)) {
                    SignedCall.RawReply put = call(front)
                            .to("PUT", "/acme-private/intake/x")
                            .body("123456789")
                            .chunked(algorithm)
                            .send();
                    assertThat(put.status()).isEqualTo(200);
                    assertThat(put.headers())
                            .anyMatch(line -> line.startsWith(
                                    "x-amz-checksum-" + algorithm.algorithmId().toLowerCase(Locale.ROOT) + ": "));
                }
                assertThat(call(front)
                                .to("PUT", "/acme-private/intake/y")
                                .body("123456789")
                                .unsignedChunks()
                                .changedBody(body -> body.replace("123456789", "123456780"))
                                .send()
                                .error())
                        .isEqualTo("400 BadDigest");
            }
        }

        private SignedCall call(RunningFront front) {
            return new SignedCall(front, Listener.S3, "s3", "ap-east-1", front.principals.caller());
        }
    }
}
