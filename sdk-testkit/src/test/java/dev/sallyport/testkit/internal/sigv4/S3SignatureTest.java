package dev.sallyport.testkit.internal.sigv4;

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
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Requests to S3 that are signed well, badly, or changed on the way. */
class S3SignatureTest {

    private static final String PATH = "/acme-private/intake/form.txt";

    private RunningFront front;

    @BeforeEach
    void start() throws IOException {
        front = RunningFront.allowingAll();
    }

    @AfterEach
    void stop() {
        front.close();
    }

    @Nested
    class GivenAPut {

        @Test
        void whenItIsSignedWell_thenItIsTaken() throws IOException {
            assertThat(put().send().status()).isEqualTo(200);
            assertThat(get().send().body()).isEqualTo("hello");
        }

        @Test
        void whenTheAuthorizationIsNonsense_thenItIsMalformed() throws IOException {
            for (String nonsense : new String[] {
                "AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 nothing",
                "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request, SignedHeaders=host"
            }) {
                assertThat(put().changed(r -> with(r, "Authorization", nonsense))
                                .send()
                                .error())
                        .isEqualTo("400 AuthorizationHeaderMalformed");
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {-16, 16})
        void whenTheClocksAreTooFarApart_thenItIsTooSkewed(int minutes) throws IOException {
            front.clock.ahead(Duration.ofMinutes(minutes));
            assertThat(put().send().error()).isEqualTo("403 RequestTimeTooSkewed");
        }

        @ParameterizedTest
        @ValueSource(ints = {-14, 14})
        void whenTheClocksAreAlmostTooFarApart_thenItIsTaken(int minutes) throws IOException {
            front.clock.ahead(Duration.ofMinutes(minutes));
            assertThat(put().send().status()).isEqualTo(200);
        }

        @Test
        void whenTheBodyIsChanged_thenNothingIsStored() throws IOException {
            assertThat(put().changedBody(b -> "jello").send().error()).isEqualTo("400 XAmzContentSHA256Mismatch");
            assertNothingStored();
        }

        @Test
        void whenTheClientHangsUpHalfway_thenNothingIsStored() throws IOException {
            put().body("x".repeat(200_000)).hangUpAfter(100_000).send();
            assertNothingStored();
        }

        @Test
        void whenTheHashIsMissingOrNonsense_thenItIsRefused() throws IOException {
            assertThat(put().changed(r -> with(r, "x-amz-content-sha256", "abc"))
                            .send()
                            .error())
                    .isEqualTo("400 InvalidArgument");
        }

        @Test
        void whenTheHostNamesTheBucket_thenItIsThatBucket() throws IOException {
            assertThat(put().to("PUT", "/intake/form.txt")
                            .header("Host", "acme-private.localhost:4566")
                            .send()
                            .status())
                    .isEqualTo(200);
            assertThat(get().send().body()).isEqualTo("hello");
        }
    }

    @Nested
    class GivenAPutInChunks {

        @Test
        void whenItIsSignedWell_thenItIsTakenWithoutTheFraming() throws IOException {
            for (DefaultChecksum checksum : DefaultChecksum.values()) {
                assertThat(put().chunked(checksum.algorithm()).send().status()).isEqualTo(200);
                SignedCall.RawReply reply = get().send();
                assertThat(reply.body()).isEqualTo("hello");
                assertThat(reply.headers()).noneMatch(header -> header.contains("aws-chunked"));
            }
        }

        @Test
        void whenAChunkIsChanged_thenNothingIsStored() throws IOException {
            assertThat(put().chunked(null)
                            .changedBody(b -> b.replace("hello", "jello"))
                            .send()
                            .error())
                    .isEqualTo("403 SignatureDoesNotMatch");
            assertNothingStored();
        }

        @Test
        void whenALaterChunkIsChanged_thenNothingIsStored() throws IOException {
            assertThat(put().body("a".repeat(131_072) + "b".repeat(131_072) + "c")
                            .chunked(DefaultChecksumAlgorithm.CRC32)
                            .changedBody(b -> b.replace("\r\nc\r\n", "\r\nd\r\n"))
                            .send()
                            .error())
                    .isEqualTo("403 SignatureDoesNotMatch");
            assertNothingStored();
        }

        @Test
        void whenTheFramingIsBroken_thenNothingIsStored() throws IOException {
            for (String size : new String[] {"6;c", "4;c", "x;c", "5,c"}) {
                assertThat(put().chunked(null)
                                .changedBody(b -> b.replaceFirst("5;c", size))
                                .send()
                                .error())
                        .isEqualTo("400 IncompleteBody");
            }
            assertThat(put().chunked(null)
                            .changedBody(b -> b.replace("\r\n0;", "\r\n1;"))
                            .send()
                            .error())
                    .isEqualTo("400 IncompleteBody");
            assertNothingStored();
        }

        @Test
        void whenTheTrailerOrItsSignatureIsChanged_thenNothingIsStored() throws IOException {
            assertThat(put().chunked(DefaultChecksumAlgorithm.CRC32)
                            .changedBody(b -> b.replaceFirst("crc32:.*?\r", "crc32:AAAAAA==\r"))
                            .send()
                            .error())
                    .isEqualTo("403 SignatureDoesNotMatch");
            assertThat(put().chunked(DefaultChecksumAlgorithm.CRC32)
                            .changedBody(b -> b.replace("x-amz-trailer-signature:", "x-amz-trailer-signature:0")
                                    .replaceFirst(".\r\n\r\n$", "\r\n\r\n"))
                            .send()
                            .error())
                    .isEqualTo("403 SignatureDoesNotMatch");
            assertThat(put().chunked(DefaultChecksumAlgorithm.CRC32)
                            .changedBody(b -> b.replace("x-amz-checksum-crc32:", "x-amz-checksum-crc33:"))
                            .send()
                            .error())
                    .isEqualTo("400 MalformedTrailerError");
            assertNothingStored();
        }

        @Test
        void whenChunksAreUnsigned_thenTheTrailersChecksumStillHolds() throws IOException {
            assertThat(put().unsignedChunks()
                            .changedBody(b -> b.replace("hello", "jello"))
                            .send()
                            .error())
                    .isEqualTo("400 BadDigest");
            assertNothingStored();
            assertThat(put().unsignedChunks().send().status()).isEqualTo(200);
        }

        @Test
        void whenTheLengthIsAnother_thenNothingIsStored() throws IOException {
            assertThat(put().unsignedChunks()
                            .changedBody(b -> b.replace("5\r\nhello", "4;\r\nhell"))
                            .send()
                            .error())
                    .isEqualTo("400 IncompleteBody");
            assertNothingStored();
        }
    }

    @Nested
    class GivenAPresignedGet {

        @BeforeEach
        void put() throws IOException {
            S3SignatureTest.this.put().send();
        }

        @Test
        void whenItIsInTime_thenItIsAnswered() throws IOException {
            assertThat(presigned().send().body()).isEqualTo("hello");
            front.clock.ahead(Duration.ofSeconds(899));
            assertThat(presigned().send().body()).isEqualTo("hello");
        }

        private SignedCall presigned() {
            return get().presigned(Duration.ofMinutes(15));
        }
    }

    private void assertNothingStored() throws IOException {
        assertThat(get().send().error()).isEqualTo("404 NoSuchKey");
    }

    private SignedCall put() {
        return call().to("PUT", PATH).body("hello");
    }

    private SignedCall get() {
        return call().to("GET", PATH);
    }

    private SignedCall call() {
        return new SignedCall(front, Listener.S3, "s3", "ap-east-1", front.principals.caller());
    }

    private static SdkHttpRequest with(SdkHttpRequest request, String name, String value) {
        return request.toBuilder().putHeader(name, value).build();
    }

    private enum DefaultChecksum {
        NONE,
        CRC32,
        CRC32C,
        SHA1,
        SHA256;

        software.amazon.awssdk.checksums.spi.@org.jspecify.annotations.Nullable ChecksumAlgorithm algorithm() {
            return switch (this) {
                case NONE -> null;
                case CRC32 -> DefaultChecksumAlgorithm.CRC32;
                case CRC32C -> DefaultChecksumAlgorithm.CRC32C;
                case SHA1 -> DefaultChecksumAlgorithm.SHA1;
                case SHA256 -> DefaultChecksumAlgorithm.SHA256;
            };
        }
    }
}
