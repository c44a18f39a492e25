package dev.sallyport.testkit.internal.sigv4;

import static dev.sallyport.testkit.internal.sigv4.Tampering.body;
import static dev.sallyport.testkit.internal.sigv4.Tampering.removed;
import static dev.sallyport.testkit.internal.sigv4.Tampering.replaced;

import dev.sallyport.testkit.internal.SignedCall;
import java.util.stream.Stream;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;

/**
 * What can be changed about a body in signed chunks with a signed trailer, which S3 alone takes. The SDK signs the length
 * too, so no change may change that.
 */
final class ChunkPoints {

    private static final int CHUNK = 128 * 1024;
    private static final String A = "20000;[^\r]*\r\na+\r\n";
    private static final String B = "20000;[^\r]*\r\nb+\r\n";
    private static final String CHUNK_MISMATCH = "403 SignatureDoesNotMatch: <StringToSign>AWS4-HMAC-SHA256-PAYLOAD";
    private static final String TRAILER_MISMATCH = "403 SignatureDoesNotMatch: <StringToSign>AWS4-HMAC-SHA256-TRAILER";
    private static final String INCOMPLETE = "400 IncompleteBody";

    private ChunkPoints() {}

    /** Three chunks, the empty one, and a CRC32. */
    static SignedCall chunks(SignedCall call) {
        return call.body("a".repeat(CHUNK) + "b".repeat(CHUNK) + "c").chunked(DefaultChecksumAlgorithm.CRC32);
    }

    static Stream<TamperingPoint> all() {
        return Stream.of(
                point(
                        "hash missing",
                        removed("x-amz-content-sha256"),
                        "400 InvalidRequest: Missing required header for this request: x-amz-content-sha256"),
                point(
                        "hash nonsense",
                        replaced("x-amz-content-sha256", "abc"),
                        "400 InvalidArgument: <ArgumentValue>abc<"),
                point(
                        "hash of Signature Version 4A",
                        replaced("x-amz-content-sha256", "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD"),
                        "501 NotImplemented"),
                point(
                        "hash of unsigned chunks",
                        replaced("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
                        TamperingPoints.MISMATCH_S3),
                point(
                        "decoded length another",
                        replaced("x-amz-decoded-content-length", "262146"),
                        TamperingPoints.MISMATCH_S3),
                point(
                        "trailer another",
                        replaced("x-amz-trailer", "x-amz-checksum-crc32c"),
                        TamperingPoints.MISMATCH_S3),
                point(
                        "first chunk's signature changed",
                        body(text -> text.replaceFirst("signature=.", "signature=x")),
                        CHUNK_MISMATCH),
                point("first chunk's data changed", body(text -> text.replaceFirst("\r\na", "\r\nx")), CHUNK_MISMATCH),
                point(
                        "last chunk's data changed",
                        body(text -> text.replace("\r\nc\r\n", "\r\nd\r\n")),
                        CHUNK_MISMATCH),
                point(
                        "chunks reordered",
                        body(text -> text.replaceFirst("(" + A + ")(" + B + ")", "$2$1")),
                        CHUNK_MISMATCH),
                point(
                        "second chunk in the first's place",
                        body(text -> text.replaceFirst("(" + A + ")(" + B + ")", "$2$2")),
                        CHUNK_MISMATCH),
                point(
                        "first chunk twice",
                        body(text -> text.replaceFirst("(" + A + ")(" + B + ")", "$1$1")),
                        CHUNK_MISMATCH),
                point("chunk's size smaller", body(text -> text.replaceFirst("20000;", "1ffff;")), INCOMPLETE),
                point("chunk's size nonsense", body(text -> text.replaceFirst("20000;", "x0000;")), INCOMPLETE),
                point(
                        "chunk without a signature",
                        body(text -> text.replaceFirst("chunk-signature", "chunk-signatura")),
                        INCOMPLETE),
                point("no last chunk", body(text -> text.replace("\r\n0;", "\r\n9;")), INCOMPLETE),
                point(
                        "trailer changed",
                        body(text -> text.replaceFirst("crc32:[^\r]*", "crc32:AAAAAA==")),
                        TRAILER_MISMATCH),
                point(
                        "trailer's name changed",
                        body(text -> text.replace("checksum-crc32:", "checksum-crc33:")),
                        "400 MalformedTrailerError: trailing data that was not well-formed"),
                point(
                        "trailer added",
                        body(text -> text.replaceFirst(
                                "x-amz-trailer-signature:.{16}", "x-amz-meta-b:1\r\nx-amz-trailer-signature:")),
                        "400 MalformedTrailerError"),
                point(
                        "trailer's signature changed",
                        body(text -> text.replaceFirst("trailer-signature:.", "trailer-signature:x")),
                        TRAILER_MISMATCH),
                point(
                        "trailer's signature missing",
                        body(text ->
                                text.replaceFirst("trailer-signature:[^\r]*", "trailer-signature:" + " ".repeat(64))),
                        TRAILER_MISMATCH));
    }

    private static TamperingPoint point(String name, Tampering tampering, String expected) {
        return TamperingPoint.point(name, tampering, expected, "", "");
    }
}
