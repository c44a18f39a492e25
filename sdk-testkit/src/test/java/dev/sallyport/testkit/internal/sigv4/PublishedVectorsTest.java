package dev.sallyport.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.contract.Sha256;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.Connection;
import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.http.RefusedBodyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signatures that AWS published: the SigV4 test suite, and the examples of the S3 API reference. */
class PublishedVectorsTest {

    private static final String EMPTY = Sha256.hex(new byte[0]);

    @Nested
    class GivenTheTestSuite {

        private final SigningKey key = new SigningKey(SuiteVector.SECRET, SuiteVector.SCOPE);

        @ParameterizedTest
        @MethodSource("dev.sallyport.testkit.internal.sigv4.SuiteVectors#all")
        void whenARequestIsSigned_thenTheSignatureIsThePublishedOne(SuiteVector vector) {
            assertThat(sign(vector, vector.signedInHeader())).isEqualTo(vector.inHeader());
        }

        @ParameterizedTest
        @MethodSource("dev.sallyport.testkit.internal.sigv4.SuiteVectors#presigned")
        void whenARequestIsPresigned_thenTheSignatureIsThePublishedOne(SuiteVector vector) {
            assertThat(sign(vector, vector.signedInQuery())).isEqualTo(vector.inQuery());
        }

        private String sign(SuiteVector vector, AwsRequest request) {
            List<String> names = List.copyOf(request.headers().keySet());
            String canonical = CanonicalRequest.of(request, names, vector.payloadHash(), vector.rule());
            return key.sign(
                    SignatureVerifier.textToSign(Instant.parse("2015-08-30T12:36:00Z"), SuiteVector.SCOPE, canonical));
        }
    }

    @Nested
    class GivenTheExamplesOfTheS3Reference {

        private final CredentialScope scope = new CredentialScope("20130524", "us-east-1", "s3");
        private final Instant signed = Instant.parse("2013-05-24T00:00:00Z");
        private final SigningKey key = new SigningKey("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", scope);

        @Test
        void whenAnObjectIsGotWithARange_thenTheSignatureIsThePublishedOne() {
            Map<String, List<String>> headers = s3Headers("examplebucket.s3.amazonaws.com", EMPTY);
            headers.put("range", List.of("bytes=0-9"));
            assertThat(sign(request("GET", "/test.txt", "", headers), EMPTY))
                    .isEqualTo("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
        }

        @Test
        void whenAQueryHasNoValue_thenTheSignatureIsThePublishedOne() {
            Map<String, List<String>> headers = s3Headers("examplebucket.s3.amazonaws.com", EMPTY);
            assertThat(sign(request("GET", "/", "lifecycle", headers), EMPTY))
                    .isEqualTo("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        }

        @Test
        void whenParametersListTheBucket_thenTheSignatureIsThePublishedOne() {
            Map<String, List<String>> headers = s3Headers("examplebucket.s3.amazonaws.com", EMPTY);
            assertThat(sign(request("GET", "/", "max-keys=2&prefix=J", headers), EMPTY))
                    .isEqualTo("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
        }

        @Test
        void whenAKeyHasADollarSign_thenItIsEncodedOnce() {
            String hash = Sha256.hex("Welcome to Amazon S3.".getBytes(StandardCharsets.UTF_8));
            Map<String, List<String>> headers = s3Headers("examplebucket.s3.amazonaws.com", hash);
            headers.put("date", List.of("Fri, 24 May 2013 00:00:00 GMT"));
            headers.put("x-amz-storage-class", List.of("REDUCED_REDUNDANCY"));
            assertThat(sign(request("PUT", "/test%24file.text", "", headers), hash))
                    .isEqualTo("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
        }

        @Test
        void whenAGetIsPresigned_thenTheSignatureIsThePublishedOne() {
            String query = "X-Amz-Algorithm=AWS4-HMAC-SHA256"
                    + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                    + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
                    + "&X-Amz-Signature=whatever";
            Map<String, List<String>> headers = Map.of("host", List.of("examplebucket.s3.amazonaws.com"));
            assertThat(sign(request("GET", "/test.txt", query, headers), "UNSIGNED-PAYLOAD"))
                    .isEqualTo("aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
        }

        @Test
        void whenChunksAreSigned_thenTheBodyIsTakenAndAnotherIsNot() throws IOException {
            Map<String, List<String>> headers = s3Headers("s3.amazonaws.com", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
            headers.put("content-encoding", List.of("aws-chunked"));
            headers.put("content-length", List.of("66824"));
            headers.put("x-amz-decoded-content-length", List.of("66560"));
            headers.put("x-amz-storage-class", List.of("REDUCED_REDUNDANCY"));
            String seed = sign(
                    request("PUT", "/examplebucket/chunkObject.txt", "", headers),
                    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
            assertThat(seed).isEqualTo("4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");

            String framed = chunk(65536, "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648")
                    + chunk(1024, "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497")
                    + chunk(0, "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9");
            assertThat(chunked(framed, seed, List.of()).readAllBytes()).hasSize(66560);
            Assertions.assertThatThrownBy(() -> chunked(framed.replaceFirst("aaa\r", "aab\r"), seed, List.of())
                            .readAllBytes())
                    .isInstanceOf(RefusedBodyException.class);
        }

        @Test
        void whenTheTrailerIsSigned_thenTheBodyIsTakenAndAnotherTrailerIsNot() throws IOException {
            Map<String, List<String>> headers =
                    s3Headers("s3.amazonaws.com", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
            headers.put("content-encoding", List.of("aws-chunked"));
            headers.put("x-amz-decoded-content-length", List.of("66560"));
            headers.put("x-amz-storage-class", List.of("REDUCED_REDUNDANCY"));
            headers.put("x-amz-trailer", List.of("x-amz-checksum-crc32c"));
            String seed = sign(
                    request("PUT", "/examplebucket/chunkObject.txt", "", headers),
                    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
            assertThat(seed).isEqualTo("106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e");
            String framed = "10000;chunk-signature=b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2\r\n"
                    + "a".repeat(65536)
                    + "\r\n400;chunk-signature=1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7\r\n"
                    + "a".repeat(1024)
                    + "\r\n0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n"
                    + "x-amz-checksum-crc32c:sOO8/Q==\r\n"
                    + "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n"
                    + "\r\n";
            List<String> names = List.of("x-amz-checksum-crc32c");
            ChunkedBody body = chunked(framed, seed, names);

            assertThat(body.readAllBytes()).hasSize(66560);
            assertThat(body.trailers()).containsEntry("x-amz-checksum-crc32c", "sOO8/Q==");
            Assertions.assertThatThrownBy(() ->
                            chunked(framed.replace("sOO8", "sOO9"), seed, names).readAllBytes())
                    .isInstanceOf(RefusedBodyException.class);
        }

        private String chunk(int size, String signature) {
            return Integer.toHexString(size) + ";chunk-signature=" + signature + "\r\n" + "a".repeat(size) + "\r\n";
        }

        private ChunkedBody chunked(String framed, String seed, List<String> trailers) {
            SignatureClaim claim = new SignatureClaim(
                    new S3Refusals().inHeader("of the example"),
                    new CredentialScope.Credential("AKIAIOSFODNN7EXAMPLE", scope),
                    List.of(),
                    seed,
                    signed,
                    Optional.empty(),
                    Optional.empty());
            InputStream in = new ByteArrayInputStream(framed.getBytes(StandardCharsets.US_ASCII));
            return new ChunkedBody(in, 66560, new ChunkChain(key, claim, "of the example"), trailers);
        }

        private Map<String, List<String>> s3Headers(String host, String hash) {
            Map<String, List<String>> headers = new java.util.TreeMap<>();
            headers.put("host", List.of(host));
            headers.put("x-amz-content-sha256", List.of(hash));
            headers.put("x-amz-date", List.of("20130524T000000Z"));
            return headers;
        }

        private String sign(AwsRequest request, String hash) {
            List<String> names = request.headers().keySet().stream().sorted().toList();
            String canonical = CanonicalRequest.of(request, names, hash, CanonicalRequest.PathRule.ONCE);
            return key.sign(SignatureVerifier.textToSign(signed, scope, canonical));
        }
    }

    private static AwsRequest request(String method, String path, String query, Map<String, List<String>> headers) {
        return new AwsRequest(
                Listener.S3, Connection.LOOPBACK, method, path, query, headers, InputStream.nullInputStream());
    }
}
